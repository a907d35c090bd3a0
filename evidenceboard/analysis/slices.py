"""Long work in short turns, so that it can be done between two frames."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

SLICE = 0.002
"""Seconds after which a turn ends; what comes of the work does not depend on it."""


def slices(work: Iterator[None]) -> Iterator[None]:
    """Do the work, and give way whenever a turn has taken its time."""
    end = perf_counter() + SLICE
    for _ in work:
        if perf_counter() >= end:
            yield
            end = perf_counter() + SLICE
