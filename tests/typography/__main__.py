"""Print the figures of finished pages beside the pinned ones; fail where one has got worse.

python -m tests.typography             the samples in every theme, and real articles if they lie beside us
python -m tests.typography --accept    pin what has got better
"""

from __future__ import annotations

import argparse
import sys

from tests.score import CORPUS
from tests.typography.pins import SETS, figures_of, load_pins, save_pins, worse


def main() -> int:
    """Count, compare, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accept", action="store_true")
    given = parser.parse_args()
    pins, code = load_pins(), 0
    for name, paths in SETS.items():
        found = paths()
        if not found:
            print(f"{name}: skipped, there are no real articles at {CORPUS}")
            continue
        figures = figures_of(name, found)
        pinned = pins.get(name, {})
        print(f"\n{name}: {len(found)} articles")
        for figure, value in figures.items():
            mark = worse(figure, value, pinned)
            code |= bool(mark)
            print(f"  {figure:36}{value:>12}{pinned.get(figure, ''):>12}  {mark}")
        if given.accept:
            pins[name] = figures
    if given.accept:
        save_pins(pins)
        return 0
    return code


if __name__ == "__main__":
    sys.exit(main())
