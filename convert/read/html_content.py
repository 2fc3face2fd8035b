"""Which blocks of a page are its article: votes by density, by mark-up and, where it is installed, by trafilatura."""

import re
from collections import defaultdict


from lxml.html import HtmlElement

from convert.model import Span
from convert.read.html_blocks import Block, Page

FURNITURE_TAGS = frozenset(("nav", "aside", "footer", "menu", "dialog", "search"))

FURNITURE_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|sidebar|side-bar|rail|footer|foot|share|sharing|social|"
    r"sharedaddy|addthis|addtoany|related|recommend\w*|recirc\w*|most-?read|most-?popular|popular|trending|more-from|"
    r"read-?more|also-?like|jp-relatedposts|outbrain|taboola|newsletter\w*|subscri\w*|signup|sign-up|promo\w*|"
    r"advert\w*|ads?|ad-\w+|sponsor\w*|banner|cookies?|consent|gdpr|modal|popup|overlay|paywall|comments?|"
    r"comment-?list|disqus|respond|reply|replies|pingbacks?|trackbacks?|pagination|pager|toolbar|tools|widget\w*|"
    r"skip-?link|screen-reader\w*|sr-only|visually-?hidden|print-?only|noprint|tags?|tag-?list|tagcloud|"
    r"categories|copyright|login|search\w*|topbar|masthead|site-header|author-?box|author-?bio|about-?author|"
    r"bio-?box|teasers?|carousel|slideshow|gallery-?nav|post-?nav\w*|nav-?links|prev-?next|toc|mw-editsection|"
    r"navbox|catlinks|mw-jump-link|noprint|hatnote|infobox|metadata|reflist-x)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Class and id names of what stands around articles."""

COMMENTS = re.compile(r"comment|disqus|respond|repl(?:y|ies)|discussion|trackback|pingback", re.IGNORECASE)

BODY_NAME = re.compile(
    r"(?:^|[\s_-])(?:article-?(?:body|content|text|main|copy)|entry-?content|post-?(?:content|body|entry|text)|"
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

LINKED = 0.5
"""Share of linked characters above which a block is a list of links."""

SENTENCE = re.compile(r"[.!?…:。！？]['\"”’)\]]*\s*$|[.!?。！？]\s")
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def words(page: Page, block: Block) -> str:
    """Return the text of *block*."""
    return block.span.cut(page.text)


def is_prose(page: Page, block: Block) -> bool:
    """Tell whether *block* reads as running text: a sentence of some length, not made of links."""
    text = words(page, block)
    size = len(text) * (2 if CJK.search(text[:60]) else 1)
    return size >= 60 and block.linked <= LINKED * len(text) and bool(SENTENCE.search(text))


def names_of(element: HtmlElement) -> str:
    """Return class, id and role of *element*."""
    return " ".join(filter(None, (element.get("class"), element.get("id"), element.get("role"))))


class Vote:
    """What speaks for and against each block of one page."""

    def __init__(self, page: Page) -> None:
        """Weigh the blocks of *page*."""
        self.page = page
        self.prose = [not b.context.hidden and is_prose(page, b) for b in page.blocks]
        self.furniture = [False] * len(page.blocks)
        self._starts = [block.span.start for block in page.blocks]
        self.weights = self._weigh()
        self._mark_furniture()
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

    def range(self, span: Span) -> range:
        """Return the positions of the blocks that begin inside *span*."""
        from bisect import bisect_left

        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def _mark_furniture(self) -> None:
        """Mark the blocks inside elements whose tag, class or role names something around an article."""
        total = self.weights.get(self.page.root, 0)
        done = -1
        for element, span in sorted(
            self.page.extents.items(), key=lambda item: (item[1].start, -item[1].end)
        ):
            if span.end <= done or not span:
                continue
            large = self.weights.get(element, 0) > LARGE_SHARE * total
            if _is_furniture(element) and (not large or _is_comments(element)) and not _holds_body(element):
                done = span.end
                for index in self.range(span):
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
            if heavy.tag in ("p", "li", "blockquote", "tr", "h1", "h2"):
                return element
            element = heavy


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
    return bool(name) and bool(FURNITURE_NAME.search(re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name)))


def _is_comments(element: HtmlElement) -> bool:
    return bool(COMMENTS.search(element.get("id") or "")) or bool(COMMENTS.search(element.get("class") or ""))


def _is_body(element: HtmlElement) -> bool:
    if element.get("itemprop") == "articleBody" or element.tag == "article":
        return True
    return bool(BODY_NAME.search(re.sub(r"(?<=[a-z])(?=[A-Z])", "-", names_of(element))))


def _holds_body(element: HtmlElement) -> bool:
    return element.get("itemprop") == "articleBody"
