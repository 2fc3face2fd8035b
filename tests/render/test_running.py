"""Running heads: whole where they fit, else up to a pause, else cut between words."""

import pytest
from msgspec import structs

from convert.render.running import LONGEST_HEAD, LONGEST_PAIR, TITLE, extent, running_matter, shorten
from convert.settings import RunningMatter
from tests.made import brief, line


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("The Queue Is Made of Paper", "The Queue Is Made of Paper"),
        ("Why Ports Fail Before Ships Do: The Queue Is Policy", "Why Ports Fail Before Ships Do"),
        ("Statement of the Harbour Board, Read Out to the Committee", "Statement of the Harbour Board"),
        ("Who Pays for the Pilots? A Ledger of the Northern Coast", "Who Pays for the Pilots?"),
        ("Yes, the Harbours of the North May Go On as They Did", "Yes, the Harbours of the North…"),
        ("A Ledger Kept by the Pilots and of the Coast", "A Ledger Kept by the Pilots…"),
        ("港口今天開放市長說很好他又去了一次第二天他再去看船", "港口今天開放市長說很好他又去了一…"),
    ],
)
def test_a_title_for_short(text: str, short: str) -> None:
    assert shorten(text, 33) == short
    assert extent(short) <= 33


def test_two_heads_share_their_line_by_what_they_need() -> None:
    left, right = "The Standing Conference of Northern Harbours", "A Queue of Paper"
    heads = running_matter(brief(), RunningMatter(left=left, right=right))
    assert (heads.left, heads.right) == (left, right)
    long = "word " * 40
    heads = running_matter(brief(), RunningMatter(left=long, right=long))
    assert extent(heads.left) + extent(heads.right) <= LONGEST_PAIR + 2
    assert extent(heads.right) <= LONGEST_HEAD


def test_a_section_stands_above_its_pages_where_the_house_says_nothing_else() -> None:
    sections = {"section-1": "The Bottleneck", "section-2": "What Should Be Done"}
    heads = running_matter(brief(), RunningMatter(), sections=sections)
    assert heads.left == heads.sections[TITLE].left == "Policy Notes"
    assert [heads.sections[name].left for name in sections] == list(sections.values())
    house = RunningMatter(left="{publisher}", right="{title}")
    assert running_matter(brief(), house, sections=sections).sections == {}
    both = running_matter(
        brief(), RunningMatter(left="{title}", right="{number} · {section}"), sections=sections
    )
    assert both.sections["section-2"].right.endswith(" · What Should Be Done")


def test_a_long_section_is_shortened_to_the_room_that_the_title_leaves() -> None:
    heads = running_matter(brief(), RunningMatter(), sections={"section-1": "word " * 40})
    there = heads.sections["section-1"]
    assert extent(there.left) + extent(there.right) <= LONGEST_PAIR
    assert there.left.endswith("…")


def test_a_section_and_a_title_of_common_length_stand_whole_in_one_line() -> None:
    house = RunningMatter(right="Who Follows the Pilots Even Where Nobody Has Paid Them")
    section = "What the Towns of the Coast Say About It"
    heads = running_matter(brief(), house, sections={"section-1": section})
    assert heads.sections["section-1"].left == section


def test_capitals_take_more_room() -> None:
    assert extent("PORTS") > extent("Ports") > len("ports")


def test_no_left_page_of_a_pair_goes_without_a_head() -> None:
    nameless = structs.replace(brief(), publisher=None, authors=())
    nameless = structs.replace(nameless, head=structs.replace(nameless.head, series=(), title=line("Ports")))
    assert running_matter(nameless, RunningMatter()).left == ""
    alone = running_matter(nameless, RunningMatter(), alone=True)
    assert (alone.left, alone.right) == ("Ports", "Ports")
