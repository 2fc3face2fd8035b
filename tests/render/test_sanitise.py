"""Text made safe for the engines."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.render.sanitise import JOINT, LONGEST_RUN, LONGEST_WORD, breakable, live, sanitise


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("a\x00b\x07c\x1fd\x7fe", "abcde"),
        ("a\ud800b", "ab"),
        ("a\ufffeb\uffffc\U0001fffed", "abcd"),
        ("foo \u2029bar\u2028baz\x85\r\nend\rlast", "foo \nbar\nbaz\n\nend\nlast"),
        ("tab\tand newline\n stay", "tab\tand newline\n stay"),
        ("a\u200bb\u00adc", "a\u200bb\u00adc"),
    ],
)
def test_what_engines_cannot_set_goes(text: str, safe: str) -> None:
    assert sanitise(text) == safe


@given(st.text())
def test_sanitised_text_is_stable_and_legal_in_xml(text: str) -> None:
    safe = sanitise(text)
    assert sanitise(safe) == safe
    safe.encode()
    assert not any(ord(c) < 0x20 and c not in "\t\n" for c in safe)


@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=400))
def test_no_run_stays_longer_than_a_line_holds_and_no_character_is_lost(text: str) -> None:
    marked = breakable(text)
    parts = [piece for part in marked.split("<wbr/>") for piece in JOINT.split(part.unescape())]
    assert all(len(part) <= LONGEST_WORD + 6 for part in parts)
    assert all(len(part) <= LONGEST_RUN for part in parts if any(c.isdigit() or c == "_" for c in part))
    assert marked.replace("<wbr/>", "").unescape() == text


@pytest.mark.parametrize(
    "text",
    [
        "Bundesverfassungsgerichtsentscheidungen",
        "(Bundesverfassungsgerichtsentscheidungen,",
        "l’administration-gouvernementale-d’aujourd’hui",
        "word",
        "ஒருங்கிணைக்கப்பட்டிருந்தவர்களுக்காகவும்",
        "(राष्ट्रीयतावादियोंकेसाथमिलकर।",
    ],
)
def test_a_word_is_left_to_hyphenation(text: str) -> None:
    assert str(breakable(text)) == text


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("_" * 45, [20, 20, 5]),
        ("-" * 45, [20, 20, 5]),
        ("2b7e151628aed2a6abf7158809cf4f3c", [20, 12]),
        ("word" + "." * 30, [20, 14]),
        ("x" * 90, [20, 20, 20, 20, 10]),
        ("2021-02-04-the-ferry-is-late-again", [34]),
    ],
)
def test_what_is_no_word_may_break_where_the_narrowest_line_ends(text: str, lengths: list[int]) -> None:
    assert [len(part) for part in str(breakable(text)).split("<wbr/>")] == lengths


@pytest.mark.parametrize(
    "text", ["கா" * 30 + "1", "1" * 19 + "é" * 30, "क्ष" * 30 + "_", "1" * 18 + "👩\u200d🚒" * 20]
)
def test_no_break_parts_a_letter_from_its_marks(text: str) -> None:
    parts = str(breakable(text)).split("<wbr/>")
    assert len(parts) > 1 and "".join(parts) == text
    assert not any(unicodedata.category(part[0]).startswith("M") or part[0] == "\u200d" for part in parts)
    assert not any(part[-1] in "\u094d\u200d" for part in parts)


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("https://example.org/long/path?x=1", ["https://", "example", ".org/", "long/", "path", "?x=1"]),
        ("see doi.org/10.1234/ab-cd now", ["see doi", ".org/", "10", ".1234/", "ab", "-cd now"]),
        ("and/or", ["and/or"]),
        ("plain words", ["plain words"]),
    ],
)
def test_addresses_break_where_a_reader_expects(address: str, parts: list[str]) -> None:
    assert str(breakable(address)).split("<wbr/>") == parts


def test_breakable_text_is_escaped() -> None:
    assert "<b>" not in breakable("a/<b>&")
    assert breakable("a/<b>&").unescape() == "a/<b>&"


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tel:+123", "tel:+123"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("10.1000/182", "https://doi.org/10.1000/182"),
        ("#note-1", "#note-1"),
        ("javascript:alert(1)", None),
        ("java\x00script:alert(1)", None),
        ("file:///etc/passwd", None),
        ("data:text/html,x", None),
        ("\\\\host\\share", None),
        ("//example.org", None),
        ("page.html", None),
        ("https://exa mple.org", None),
        ("https://a\n.org", None),
        ("#", None),
        ("http:", None),
        ("", None),
    ],
)
def test_only_known_schemes_stay_live(address: str, target: str | None) -> None:
    assert live(address) == target


@pytest.mark.parametrize(
    "parts",
    [
        ["harbour_notify_", "memory_growth"],
        ["openHarbour(gate).", "readFileNames(port)"],
        ["responsibilities", "105687"],
        ["WebHarbour.", "instantiate(quays).", "then(all)"],
    ],
)
def test_a_run_of_parts_breaks_between_them(parts: list[str]) -> None:
    assert str(breakable("".join(parts))).split("<wbr/>") == parts
