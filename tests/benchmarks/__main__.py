"""How fast the program is: `python -m tests.benchmarks` (or `make bench ARGS=…`).

    --sizes 1k,10k,100k   boards of these sizes (all three unless told)
    --quick               1k and 10k only, without what takes long
    --only NAME           only this measurement; several with commas, or given several times
    --json OUT            the rows as data, too
    --parts               not how long frames take, but in which part of the program (at 10k)
    --functions           not the window, but single functions, by pytest-benchmark

Every size runs in a process of its own, with the real window on the offscreen screen; so does
what can only be seen in a process that has just begun. One table comes out of it, and where
several sizes ran, another one of how everything grows.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.benchmarks import children
from tests.benchmarks.growth import growth
from tests.benchmarks.rows import Row
from tests.benchmarks.table import table

SIZES = ("1k", "10k", "100k")
QUICK = ("1k", "10k")


def size(text: str) -> int:
    """A number of cards: 10000, or 10k."""
    return int(text.removesuffix("k")) * (1000 if text.endswith("k") else 1)


def rows(sizes: list[int], only: list[str], *, quick: bool) -> Iterator[Row]:
    """Every row, as it is measured; those of one kind get the same place in the table."""
    order: dict[str, int] = {}
    for cards in sizes:
        print(f"{cards:,} cards …", file=sys.stderr, flush=True)
        for row in children.rows(cards, only, quick=quick):
            yield replace(row, order=order.setdefault(row.what, len(order)))


def _print_parts(sizes: list[str], only: list[str]) -> None:
    for one in sizes:
        print(f"{size(one):,} cards, own milliseconds of the painting thread:\n", flush=True)
        children.print_parts(size(one), only)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--sizes", default="")
    parser.add_argument("--only", action="append", default=[], metavar="NAME")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", type=Path, metavar="OUT")
    parser.add_argument("--parts", action="store_true")
    parser.add_argument("--functions", action="store_true")
    given = parser.parse_args()
    given.only = [name for names in given.only for name in names.split(",")]
    if given.functions:
        sys.exit(children.time_functions())
    if given.parts:
        _print_parts(given.sizes.split(",") if given.sizes else ["10k"], given.only)
        return
    wanted = given.sizes.split(",") if given.sizes else QUICK if given.quick else SIZES
    began, load = time.perf_counter(), os.getloadavg()[0]
    found = list(rows([size(one) for one in wanted], given.only, quick=given.quick))
    if not found:
        parser.error(f"no measurement is called {' or '.join(given.only)}")
    print("\n".join((*table(found), "", *growth(found))))
    print(
        f"{os.cpu_count()} cores; load {load:.1f} at the start, {os.getloadavg()[0]:.1f} at the"
        f" end; {time.perf_counter() - began:.0f} s. ✓ reached, ✗ not reached, ~ reached by the"
        " painting thread's own time, but the machine had other things to do."
    )
    if given.json:
        given.json.write_text(json.dumps([row.as_data() for row in found], indent=1) + "\n")


if __name__ == "__main__":
    main()
