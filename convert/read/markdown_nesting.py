"""Lists and quotations that are open while Markdown is read, and what a block inside them becomes."""

from msgspec import Struct
from msgspec.structs import replace

from convert.read.draft import Known, Piece


class Level(Struct):
    """A list that is open."""

    group: int
    ordered: bool
    label: str = ""
    fresh: bool = True
    """Whether its present item has no block yet."""


class Nesting:
    """What is open; pieces of one list, quotation or table share a number."""

    def __init__(self) -> None:
        """Begin with nothing open."""
        self.groups = 0
        self._lists: list[Level] = []
        self._quotes = 0
        self._inner = 0

    def enter_list(self, *, ordered: bool) -> None:
        """Begin a list, or one inside the item of another; they share a group."""
        if not self._lists:
            self.groups += 1
        self._lists.append(Level(self.groups, ordered))

    def leave_list(self) -> None:
        """End the innermost list."""
        self._lists.pop()

    def enter_item(self, label: str) -> None:
        """Begin an item of the innermost list, with *label* as its mark."""
        self._lists[-1].label, self._lists[-1].fresh = label, True

    def enter_quote(self) -> None:
        """Begin a quotation, of its own or inside an item."""
        if self._lists and not self._quotes:
            self._inner += 1
            return
        if not self._quotes:
            self.groups += 1
        self._quotes += 1

    def leave_quote(self) -> None:
        """End the innermost quotation, if there is one."""
        if self._inner:
            self._inner -= 1
        elif self._quotes:
            self._quotes -= 1

    def enter_table(self) -> None:
        """Begin a table."""
        self.groups += 1

    def place(self, piece: Piece, known: Known | None, level: int) -> Piece:
        """Return *piece* as what it is where it stands: inside a quotation or a list it is a part of that."""
        words = known in ("paragraph", "heading", "title")
        if self._quotes and words:
            return replace(piece, known="quote", level=self._quotes, group=self.groups)
        if self._lists and not self._quotes:
            return self._in_list(piece, "paragraph" if words else known)
        return replace(piece, known=known, level=level)

    def _in_list(self, piece: Piece, known: Known | None) -> Piece:
        """Return *piece* as a part of the list that is open: the first words of an item are the item."""
        here = self._lists[-1]
        words = known == "paragraph"
        kind: Known | None = "quote" if self._inner and words else "item" if words and here.fresh else known
        placed = replace(piece, known=kind, level=len(self._lists), group=here.group)
        placed = replace(placed, ordered=here.ordered, opens=here.fresh)
        here.fresh = False
        return replace(placed, label=here.label) if kind == "item" else placed
