"""Products: what a run makes of an article, each edition and print on each of its papers.

A product is told by its name: that of its kind, and of its paper where that is not the first, as in ``pdf``,
``pdf-letter``, ``press``.
"""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from convert.errors import UsageError
from convert.settings import PageSize, Settings

Kind = Literal["pdf", "epub", "docx", "html", "json"]

KINDS: dict[str, Kind] = {
    "pdf": "pdf",
    "press": "pdf",
    "booklet": "pdf",
    "epub": "epub",
    "docx": "docx",
    "html": "html",
    "json": "json",
}
"""The kinds of product, in the order in which they are made, each with the edition whose layouts it takes."""

PRINT = "pdf"
"""The product whose pages the e-book and the Word document mark: the PDF on the first paper."""

MARKED = ("epub", "docx")
"""The kinds of product that mark the pages of print."""

PRINTED = ("pdf", "press", "booklet")
"""The kinds of product that are laid out on pages."""

SET = (*PRINTED, "epub", "docx", "html")
"""The kinds of product that layouts set in the theme's tokens."""

CONCERNS: dict[str, tuple[str, ...]] = {
    "attachments": (PRINT,),
    "booklet": ("booklet",),
    "colophon": (*PRINTED, "html"),
    "draft": SET,
    "epub": ("epub",),
    "layouts": SET,
    "logo": SET,
    "page": SET,
    "press": ("press",),
    "print_pages": MARKED,
    "running": (*PRINTED, "docx"),
    "theme": SET,
    "tokens": SET,
}
"""Settings that concern only these kinds of product; every other setting concerns all."""


class Product(Struct, frozen=True):
    """One file that a run makes of an article."""

    name: str
    """What a record calls it."""
    kind: str
    """A key of ``KINDS``; its folder below the output folder."""
    page: PageSize | None
    """Its paper; None for the first that the theme names."""

    @property
    def edition(self) -> Kind:
        """The edition whose layouts it takes."""
        return KINDS[self.kind]

    def choose(self, settings: Settings) -> Settings:
        """Return *settings* as far as they concern this product: its own paper, and the rest as if nobody
        had chosen anything, so that it is not made again for what cannot be seen in it.
        """
        default = Settings()
        others = {key: getattr(default, key) for key, kinds in CONCERNS.items() if self.kind not in kinds}
        return replace(settings, **{"page": self.page, **others})


def list_products(kinds: tuple[str, ...], settings: Settings) -> tuple[Product, ...]:
    """Return the products of *kinds* under *settings*; what is printed once for each paper, all else once."""
    return tuple(
        Product(f"{kind}-{page}" if number else kind, kind, page)
        for kind, edition in KINDS.items()
        if kind in kinds
        for number, page in enumerate(settings.pages)
        if edition == "pdf" or number == 0
    )


def choose_products(kinds: tuple[str, ...], settings: Settings) -> tuple[str, ...]:
    """Return the names of the products of *kinds*; UsageError where one lacks a setting that it needs."""
    if "press" in kinds and not settings.press.profile:
        raise UsageError(
            "the press edition needs the colour profile of the press",
            remedy="Ask the print shop for its ICC profile, and name it in octavo.toml: press.profile.",
        )
    return tuple(product.name for product in list_products(kinds, settings))


def find_product(name: str, settings: Settings) -> Product:
    """Return the product *name*, as a record has it, under *settings*."""
    kind, _, page = name.partition("-")
    return Product(name, kind, msgspec.convert(page, PageSize) if page else settings.pages[0])


def kind_of(name: str) -> str:
    """Return the kind of the product *name*."""
    return name.partition("-")[0]


def product_path(name: str, article: str) -> str:
    """Return where below the output folder the product *name* of *article* (its path, no suffix) lies."""
    kind, dash, page = name.partition("-")
    return f"{kind}/{article}{dash}{page}.{KINDS[kind]}"
