"""How much a painter remembers of what it has painted."""

from __future__ import annotations

from evidenceboard.model.frozen import frozen


@frozen
class Memory:
    """`layouts` and `lines` count cards and connectors, `pixmaps` the bytes of cards' pictures."""

    layouts: int
    lines: int
    pixmaps: int


SCREEN = Memory(layouts=1_024, lines=2_048, pixmaps=32 * 2**20)
FILE = Memory(layouts=64, lines=64, pixmaps=8 * 2**20)
"""A file shows every record once, or twice where two strips meet."""
