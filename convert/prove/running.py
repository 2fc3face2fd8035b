"""What each printed page is to say beside the text: its heads, as its section has them, and its number."""

from itertools import accumulate

from convert.prove.pages import read_destinations
from convert.prove.streams import Stream, make_stream
from convert.render.rendering import Heads, Running

NO_HEADS = Heads("", "", "")


def running_streams(running: Running, content: bytes, pages: int) -> list[Stream]:
    """Return the running matter of each of the *pages* of the PDF *content*."""
    heads = heads_of_pages(running.heads, content, pages)
    return [make_stream(_matter(running, number, pages, said)) for number, said in enumerate(heads, 1)]


def heads_of_pages(heads: tuple[Heads, ...], content: bytes, pages: int) -> list[Heads]:
    """Return the heads of each page: those of the first section that begins on it, else of the last before.

    Where a section begins is read from the PDF: the name of its heading leads there.
    """
    places = read_destinations(content, [each.place for each in heads])
    first: dict[int, Heads] = {}
    last: dict[int, Heads] = {}
    for each in heads:
        if number := places.get(each.place):
            first.setdefault(number, each)
            last[number] = each
    # What holds at the end of the page before: the last section that has begun by then.
    held = accumulate(range(1, pages), lambda said, number: last.get(number, said), initial=NO_HEADS)
    return [first.get(number, said) for number, said in enumerate(held, 1)]


def _matter(running: Running, page: int, pages: int, heads: Heads) -> str:
    others = running.other if page % 2 or running.even is None else running.even
    text = "\n".join(running.first if page == 1 else others)
    for name, said in (("page", page), ("pages", pages), ("left", heads.left), ("right", heads.right)):
        text = text.replace(f"{{{name}}}", str(said))
    return text
