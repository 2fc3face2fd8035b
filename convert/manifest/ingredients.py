"""What an edition is made from: the digests, settings and versions that decide its bytes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from convert.manifest.digests import Digests
from convert.manifest.versions import ENGINES, engine_versions, version_of
from convert.products import MARKED, PRINT, SET, Kind, Product, find_product, list_products
from convert.settings import Settings

WITHOUT_EFFECT = ("editions", "sources", "out", "limits", "layouts", "logo", "embargoed")
"""Settings that say what is made and where, but not how it looks; two count by what they hold, the last where
there is an embargo."""


COMMON_LAYOUTS = ("article.html.jinja", "parts", "labels", "themes")

LAYOUTS: dict[Kind, tuple[str, ...]] = {
    "pdf": (*COMMON_LAYOUTS, "print", "cover"),
    # The picture of its cover is a page of print.
    "epub": (*COMMON_LAYOUTS, "epub", "cover", "print"),
    "docx": (*COMMON_LAYOUTS, "docx"),
    "html": (*COMMON_LAYOUTS, "html", "epub", "print"),
    "json": (),
}
"""What of the shipped layouts sets each edition: files and folders of layouts/."""

UNPAGED = ("attachments",)
"""Settings of print that leave its pages as they are."""


class Ingredients(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that decides the bytes of one edition."""

    source: str
    """Digest of the source."""
    model: int
    """``schema_version`` of the article model."""
    layouts: str
    """Digest of the folder of layouts."""
    fonts: str
    """Digest of the folder of fonts."""
    settings: dict[str, Any]
    """Settings that are not the default, as octavo.toml would write them."""
    versions: dict[str, str]
    """Octavo, the engines and the libraries beneath them, with their versions."""
    corrections: str | None = None
    """Digest of the corrections beside the source; None where there are none."""
    assets: dict[str, str] = {}
    """Files that the source names, by their paths below its folder, with their digests; empty for one that
    was not there."""
    machine_faces: dict[str, str] = {}
    """Faces of the machine that the article needed, by family and weight, with the digests of their files."""
    embargoed: bool = False
    """Whether it may not be published yet; of what is wanted: whether that is known."""
    epoch: str | None = None
    """SOURCE_DATE_EPOCH, empty if unset, where the article has no date of its own; else None."""


def gather(
    settings: Settings, digests: Digests, *, layouts: Path, fonts: Path, model: int
) -> dict[str, Ingredients]:
    """Return the ingredients that all articles of a run share, by product; ``source`` is left empty."""
    faces = digests.folder(fonts)
    # Most products share theirs, and each digest walks the folder.
    layouts_of = cache(lambda parts: digests.layouts(layouts, settings.layouts, settings.logo, parts))
    octavo = f"{version_of('octavo')}+{digests.folder(Path(__file__).parent.parent, '.py')[:12]}"
    return {
        product.name: Ingredients(
            source="",
            model=model,
            layouts=layouts_of(parts) if (parts := _layouts(product, settings)) else "",
            fonts=faces if product.kind in SET else "",
            embargoed=settings.embargoed,
            settings=_by_content(_settings(product, settings), digests),
            versions={"octavo": octavo, **_engines(product, settings)},
        )
        for product in list_products(tuple(ENGINES), settings)
    }


def marks_pages(product: Product, settings: Settings) -> bool:
    """Tell whether *product* marks the pages of print: then what moves those is an ingredient of it too."""
    return settings.print_pages and product.kind in MARKED


def _layouts(product: Product, settings: Settings) -> tuple[str, ...]:
    """Return what of the layouts sets *product*, and the pages that it marks."""
    own = LAYOUTS[product.edition]
    return (*own, *LAYOUTS["pdf"]) if marks_pages(product, settings) else own


def _settings(product: Product, settings: Settings) -> dict[str, Any]:
    told = telling_settings(product.choose(settings))
    if not marks_pages(product, settings):
        return told
    paged = telling_settings(find_product(PRINT, settings).choose(settings))
    return {key: value for key, value in paged.items() if key not in UNPAGED} | told


def _engines(product: Product, settings: Settings) -> dict[str, str]:
    """Return the versions of what makes *product*, and of what lays out the pages that it marks."""
    versions = engine_versions(product.kind)
    return {**engine_versions(PRINT), **versions} if marks_pages(product, settings) else versions


def _by_content(told: dict[str, Any], digests: Digests) -> dict[str, Any]:
    """Return the settings *told* with the profile of a press named by its digest, wherever it lies."""
    profile = told.get("press", {}).get("profile")
    if profile:
        told["press"]["profile"] = digests.file(Path(profile))
    return told


def telling_settings(settings: Settings) -> dict[str, Any]:
    """Return those of *settings* that change an edition and are not the default."""
    # As a record holds them, or a row of values read back would never equal the same row of settings.
    chosen, default = (msgspec.json.decode(msgspec.json.encode(each)) for each in (settings, Settings()))
    return {
        key: value for key, value in chosen.items() if key not in WITHOUT_EFFECT and value != default[key]
    }


def built_with(ingredients: Ingredients, settings: Settings) -> Settings:
    """Return *settings* as an edition was built with them: what its *ingredients* name outranks octavo.toml.

    What another version wrote, and this one does not know, is left as octavo.toml has it.
    """
    kept = {key: value for key, value in msgspec.to_builtins(settings).items() if key in WITHOUT_EFFECT}
    try:
        return msgspec.convert({**ingredients.settings, **kept}, Settings)
    except msgspec.ValidationError:
        return settings
