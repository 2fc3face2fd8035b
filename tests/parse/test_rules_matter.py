"""Each rule earns its place: without it, some article is read otherwise than it should be."""

import importlib

import pytest
from msgspec import Struct
from msgspec.structs import replace

from convert.corrections import parse_corrections
from convert.parse import RULES, parse
from convert.read import read
from convert.settings import parse_settings
from convert.source import decode_source
from tests.cases import Case
from tests.outline import outline
from tests.parse.test_phenomena import cases, facts, wrong

PROSE = """The ferry to Anselm leaves when its captain says so. The timetable on the quay is nine years old,
and nobody asks for it; the school, the shop and the doctor have learned to wait, like all the island."""

LAST = ("body", "given-body")
"""Without these no article has a body; nothing is learned from that."""


class Witness(Struct, frozen=True):
    """An article of which plain text and the house's usual settings cannot make a case."""

    text: str
    wanted: str
    """A fact that is there once, and not once without the rule."""
    name: str = "case.txt"
    settings: str = ""
    corrections: str = ""
    styles: dict[str, str] = {}
    """Named styles of a word processor, by the words of the paragraph that has it."""


PLAIN = f"Why Ferries Wait\n\nBy Ana Ruiz\n\nMarch 3, 2019\n\n{PROSE}\n\n{PROSE}\n\nThe crew of the north.\n"

MARKED = (
    f"---\ntitle: Why Ferries Wait\ndate: 2019-03-03\n---\n\n{PROSE}[^a]\n\n- Share\n- Print\n\n{PROSE}\n\n"
)

WITNESSES = {
    "correction": Witness(PLAIN, "title: The Timetable", corrections='title = "The Timetable"'),
    "imposed": Witness(PLAIN, "date published: 2020-01-02", corrections='date = "2020-01-02"'),
    "given-lives": Witness(
        PLAIN,
        "biography of : The crew of the north.",
        corrections='[[lines]]\nfrom = 13\nto = 13\nrole = "biography"\n',
    ),
    "house": Witness(
        f"Quayside / Night Letters\n\n{PLAIN}",
        "series: Night Letters",
        settings='[[patterns.mastheads]]\nline = "Quayside / {series}"\npublisher = "Quayside"\n',
    ),
    "notes": Witness(f"{MARKED}[^a]: See the log.\n", "note 1: See the log.", "case.md"),
    "marked": Witness(
        f"{MARKED}> Correction: the timetable is ten years old.\n\n{PROSE}\n",
        "quote paragraph: Correction: the timetable is ten years old.",
        "case.md",
    ),
    "marked-rest": Witness(MARKED, "item: Print", "case.md"),
    "marked-headings": Witness(
        f"{MARKED}## References\n\nOst, L. 2015. The Log. Anselm.\n\nRuiz, A. 2018. Ferries. Anselm.\n",
        "reference: Ruiz, A. 2018. Ferries. Anselm.",
        "case.md",
    ),
    "same-day": Witness(
        MARKED.replace("[^a]", "", 1).replace("---\n\nThe", "---\n\nMarch 3, 2019\n\nThe", 1),
        "date published: 2019-03-03",
        "case.md",
    ),
    "style": Witness(PLAIN, "deck: The crew of the north.", styles={"The crew of the north.": "deck"}),
    "style-lives": Witness(
        PLAIN, "biography of : The crew of the north.", styles={"The crew of the north.": "biography"}
    ),
}
"""What other kinds of source, house settings and corrections ask of a rule."""


def witnessed(witness: Witness) -> bool:
    draft = read(decode_source(witness.text.encode(), witness.name))
    pieces = tuple(
        replace(piece, styled=witness.styles.get(piece.span.cut(draft.text), piece.styled))
        for piece in draft.pieces
    )
    settings = parse_settings(witness.settings, "octavo.toml")
    given = parse_corrections(witness.corrections.encode(), "case.octavo.toml")
    return (
        outline(parse(replace(draft, pieces=pieces), settings, given), draft.text).count(witness.wanted) == 1
    )


def fails(case: Case) -> bool:
    return any(wrong(case.expected, facts(case.given)))


def without(rule: str, patch: pytest.MonkeyPatch) -> None:
    left = tuple(each for each in RULES if each[0] != rule)
    patch.setattr(importlib.import_module("convert.parse"), "RULES", left)


@pytest.mark.parametrize("rule", WITNESSES)
def test_a_witness_needs_its_rule(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert witnessed(WITNESSES[rule])
    without(rule, monkeypatch)
    assert not witnessed(WITNESSES[rule])


@pytest.mark.slow
@pytest.mark.parametrize("rule", [name for name, _ in RULES if name not in (*WITNESSES, *LAST)])
def test_a_case_needs_the_rule(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    without(rule, monkeypatch)
    assert any(fails(case) for case in cases()), "no case tells whether this rule is there"
