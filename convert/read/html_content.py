"""Which blocks of a page can be its article: votes by density, by mark-up and by names."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable

from lxml.html import HtmlElement

from convert.lazy_regex import lazy_regex
from convert.model import Span
from convert.read.html_blocks import Block, Page

FURNITURE_TAGS = frozenset(("nav", "aside", "footer", "menu", "dialog", "search"))

FURNITURE_NAME = lazy_regex(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|sidebar|side-bar|rail|footer|foot|share|"
    r"sharing|social|"
    r"sharedaddy|addthis|addtoany|related|recommend\w*|recirc\w*|most-?read|most-?popular|popular|"
    r"trending|more-from|"
    r"read-?more|also-?like|jp-relatedposts|outbrain|taboola|newsletter\w*|subscri\w*|signup|sign-up|"
    r"promo\w*|"
    r"advert\w*|ads?|ad-\w+|sponsor\w*|banner|cookies?|consent|gdpr|modal|popup|overlay|paywall|comments?|"
    r"comment-?list|disqus|respond|reply|replies|pingbacks?|trackbacks?|pagination|pager|toolbar|tools|"
    r"widget\w*|"
    r"skip-?link|screen-reader\w*|sr-only|visually-?hidden|print-?only|noprint|tags?|tag-?list|tagcloud|"
    r"categories|copyright|login|search\w*|topbar|masthead|site-header|author-?box|author-?bio|about-?author|"
    r"bio-?box|teasers?|carousel|slideshow|gallery-?nav|post-?nav\w*|nav-?links|prev-?next|toc|"
    r"mw-editsection|"
    r"navbox|catlinks|mw-jump-link|noprint|hatnote|infobox)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Class and id names of what stands around articles."""

COMMENTS = lazy_regex(
    r"(?:^|[\s_-])(?:comments?|comment-?(?:list|s?-?area|body|content|text|author|thread|wrap\w*|"
    r"section)|commentlist|disqus\w*|"
    r"respond|replies|trackbacks?|pingbacks?|discussion|comentarios?|commentaires?|kommentare?|commenti|reacties|"
    r"komentarze)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Class and id names of what readers wrote below an article."""

BODY_NAME = lazy_regex(
    r"(?:^|[\s_-])(?:article-?(?:body|content|text|main|copy)|entry-?content|post-?(?:content|body|"
    r"entry|text)|"
    r"story-?(?:body|content|text|copy)|articlebody|storytext|body-?(?:copy|content|text)|content-?body|"
    r"field-name-body|main-?text|blog-?post-?(?:body|content)|td-post-content|rich-?text|mw-parser-output|"
    r"page-?content|single-?content|text-?content|news-?(?:text|body|content)|wysiwyg|prose)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Class and id names of the element that holds an article's text."""

LARGE_SHARE = 0.45
"""Share of a page's prose above which an element is no furniture, whatever it is called."""

BODY_SHARE = 0.4
"""Share of a page's prose that an element named as the text must hold to be believed."""

DESCEND_SHARE = 0.75
"""Share of the prose that a child must hold for the search to go down into it."""

PEER_HEIGHT = 3
"""Levels above the container at which the rest of an article that is cut in parts stands."""

LINKED = 0.5
"""Share of linked characters above which a block is a list of links."""

CAMEL = lazy_regex(r"(?<=[a-z])(?=[A-Z])")
SENTENCE = lazy_regex(r"[.!?…:。！？]['\"”’)\]]*\s*$|[.!?。！？]\s")
CJK = lazy_regex(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def words(page: Page, block: Block) -> str:
    """Return the text of *block*."""
    return block.span.cut(page.text)


def is_prose(page: Page, block: Block) -> bool:
    """Tell whether *block* reads as running text: a sentence of some length, not made of links."""
    text = words(page, block)
    size = len(text) * (2 if CJK.search(text[:60]) else 1)
    return size >= 60 and block.linked <= LINKED * len(text) and bool(SENTENCE.search(text))


def names_of(element: HtmlElement) -> str:
    """Return class, id and role of *element*, ``entryDate`` as ``entry-Date``."""
    names = " ".join(filter(None, (element.get("class"), element.get("id"), element.get("role"))))
    return CAMEL.sub("-", names)


class Vote:
    """What speaks for and against each block of one page."""

    def __init__(self, page: Page) -> None:
        """Weigh the blocks of *page*."""
        self.page = page
        self.prose = [not b.context.hidden and is_prose(page, b) for b in page.blocks]
        self.furniture = [False] * len(page.blocks)
        self._starts = [block.span.start for block in page.blocks]
        self.weights = self._weigh()
        self._elements = sorted(page.extents.items(), key=lambda item: (item[1].start, -item[1].end))
        # Comments first: often there is more of them than of the article, and then nothing else is small.
        self._mark(_is_comments, 0.95)
        self.weights = self._weigh()
        self._mark(_is_furniture, LARGE_SHARE)
        self.weights = self._weigh()
        self.container = self._container()

    def _weigh(self) -> dict[HtmlElement, int]:
        """Return how many characters of prose each element holds."""
        weights: dict[HtmlElement, int] = defaultdict(int)
        for index, block in enumerate(self.page.blocks):
            if self.prose[index] and not self.furniture[index]:
                size = len(words(self.page, block)) - block.linked
                element: HtmlElement | None = block.context.block
                while element is not None:
                    weights[element] += size
                    element = element.getparent()
        return weights

    def shows(self, index: int) -> bool:
        """Tell whether block *index* is neither hidden nor furniture."""
        return not self.page.blocks[index].context.hidden and not self.furniture[index]

    def within(self, span: Span) -> range:
        """Return the positions of the blocks that begin inside *span*."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def _mark(self, is_meant: Callable[[HtmlElement], bool], share: float) -> None:
        """Mark the blocks of the elements meant, but for those with more than *share* of the prose."""
        total = self.weights.get(self.page.root, 0)
        done = -1
        for element, span in self._elements:
            if span.end <= done or not span or not is_meant(element):
                continue
            if self.weights.get(element, 0) <= share * total and not _holds_body(element):
                done = span.end
                for index in self.within(span):
                    self.furniture[index] = True

    def _container(self) -> HtmlElement:
        """Return the smallest element that holds the article's prose."""
        root = self.page.root
        named = [
            (weight, element)
            for element, weight in self.weights.items()
            if weight >= BODY_SHARE * self.weights[root] and _is_body(element)
        ]
        element = (
            max(named, key=lambda pair: (pair[0], -len(self.page.extents[pair[1]].cut(self.page.text))))[1]
            if named
            else root
        )
        while True:
            heavy = max(element, key=lambda child: self.weights.get(child, 0), default=None)
            if heavy is None or self.weights.get(heavy, 0) < DESCEND_SHARE * max(self.weights[element], 1):
                return element
            if heavy.tag in ("p", "li", "ul", "ol", "dl", "blockquote", "h1", "h2", "pre"):
                return element
            element = heavy

    def ranges(self) -> list[range]:
        """Return the positions of the article's blocks: of its element and of others that go on with it."""
        found = [self.within(self.page.extents[self.container])]
        for peer in self._peers():
            found.append(self.within(self.page.extents[peer]))
        return sorted(found, key=lambda each: each.start)

    def _peers(self) -> list[HtmlElement]:
        """Return the elements beside the container that hold prose under the same or a like name."""
        container, peers = self.container, list[HtmlElement]()
        outer = container
        for _ in range(PEER_HEIGHT):
            inner, parent = outer, outer.getparent()
            if parent is None or parent.tag in ("html", "body"):
                break
            outer = parent
            for child in outer:
                if child is not inner and self.weights.get(child, 0):
                    peers += self._alike(child)
        return peers

    def _alike(self, element: HtmlElement) -> list[HtmlElement]:
        """Return *element*, or the elements in it, that are named like the container."""
        if element.tag == "p" and self.container.tag != "p":
            return [element]
        wanted = (self.container.tag, set((self.container.get("class") or "").split()))
        found = []
        for each in element.iter(str(self.container.tag)):
            names = set((each.get("class") or "").split())
            alike = bool(names & wanted[1]) if wanted[1] else not names and each is element
            if (
                alike
                and self.weights.get(each, 0)
                and not any(outer in found for outer in each.iterancestors())
            ):
                found.append(each)
        return found


def _is_furniture(element: HtmlElement) -> bool:
    if element.tag in ("html", "body", "main", "article", "h1"):
        return False
    if element.tag in FURNITURE_TAGS or element.get("role") in (
        "navigation",
        "complementary",
        "contentinfo",
        "search",
    ):
        return True
    name = names_of(element)
    return bool(name) and bool(FURNITURE_NAME.search(name))


def _is_comments(element: HtmlElement) -> bool:
    if (
        element.tag in ("html", "body", "main", "article", "form", "head")
        or next(element.iter("h1"), None) is not None
    ):
        return False
    return bool(COMMENTS.search(names_of(element)))


def _is_body(element: HtmlElement) -> bool:
    if element.get("itemprop") == "articleBody" or element.tag == "article":
        return True
    return bool(BODY_NAME.search(names_of(element)))


def _holds_body(element: HtmlElement) -> bool:
    return bool(element.get("itemprop") == "articleBody")
