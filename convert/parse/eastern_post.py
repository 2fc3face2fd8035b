"""What somebody is, beside a name in Chinese, Japanese or Korean: ``경제부 김하나``, ``山田花子 記者``."""

from convert.lazy_regex import lazy_regex
from convert.model import Span

_HAN = "\u3400-\u9fff々"

_KOREAN = (
    "기자|특파원|위원|연구원|교수|박사|변호사|작가|칼럼니스트|편집장|대표|소장|원장|이사장|국장|센터장|앵커|평론가|"
    "시인|의원|장관|대사|총장|회장|사무총장|간사|활동가|강사|팀장"
)
_JAPANESE = (
    "部|局|記者|委員|教授|編集長|特派員|研究員|主筆|所長|会長|代表|評論家|作家|弁護士|ジャーナリスト|センター"
)
_CHINESE = (
    "记者|記者|评论员|評論員|教授|研究员|研究員|撰稿人|编辑|編輯|编译|編譯|通讯员|主任|所长|作家|学者|學者"
)

POSTS = (
    lazy_regex(rf"(?P<name>[\uac00-\ud7a3]{{2,4}})\s+(?P<post>(?:\S+\s+){{0,4}}\S*(?:{_KOREAN}))"),
    lazy_regex(rf"(?P<post>(?:\S+\s+){{0,3}}\S*(?:{_KOREAN}))\s+(?P<name>[\uac00-\ud7a3]{{2,4}})"),
    lazy_regex(rf"(?P<post>\S*(?:{_JAPANESE}))[\s・=＝]+(?P<name>[{_HAN}\u3040-\u30ff]{{3,6}})"),
    lazy_regex(rf"(?P<post>\S*(?:{_CHINESE}))\s+(?P<name>[{_HAN}]{{2,4}})"),
    lazy_regex(rf"(?P<name>[{_HAN}]{{2,4}})\s+(?P<post>\S*(?:{_CHINESE}|{_JAPANESE}))"),
)
"""A name and a post with a space between them; the post is told by its last word."""

LONGEST = 60
"""Characters of a name with its post."""


def part_post(words: str, at: int) -> tuple[Span, Span | None]:
    """Return where in *words*, which stand at offset *at*, the name stands, and the post if one does."""
    if len(words) <= LONGEST and not words.isascii():
        for pattern in POSTS:
            if match := pattern.fullmatch(words):
                name, post = (Span(at + match.start(part), at + match.end(part)) for part in ("name", "post"))
                return name, post
    return Span(at, at + len(words)), None
