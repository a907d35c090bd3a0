"""Work in steps, which somebody takes one after the other: in one go, or a step in a turn.

Rule: a step yields the part that is done, from 0 to 1. Closing the steps gives them up.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from typing import TypeVar

Result = TypeVar("Result")
Steps = Generator[float, None, None]
MANY = 2_000
"""An edit of so many records is made at once; one of more while the window answers."""
PORTION = 2_000
"""So many records are looked at in a step, where very many are."""


def in_one_go(steps: Generator[object, None, Result]) -> Result:
    """What the steps lead to."""
    while True:
        try:
            next(steps)
        except StopIteration as over:
            result: Result = over.value
            return result


def part(
    steps: Generator[float, None, Result], begin: float, end: float
) -> Generator[float, None, Result]:
    """The same steps as that part of a larger work."""
    with closing(steps):
        while True:
            try:
                done = next(steps)
            except StopIteration as over:
                result: Result = over.value
                return result
            yield begin + (end - begin) * done
