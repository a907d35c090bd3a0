"""Whether reliability and credibility were copied into each other over the whole board."""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.finding import Finding
from evidenceboard.analysis.finding_kinds.kind import FindingKind
from evidenceboard.analysis.inquiry import Inquiry

FEWEST = 8
"""Of fewer statements many may mirror their source by chance."""
SHARE = 0.75
_SHOWN = 200


def _find_all(inquiry: Inquiry) -> Iterator[Finding]:
    ratings = inquiry.ratings
    if ratings.rated >= FEWEST and ratings.mirrored >= SHARE * ratings.rated:
        yield MIRRORED_RATINGS.finding(
            f"{ratings.mirrored:,} of {ratings.rated:,} statements are rated as their source is",
            "A1, B2, C3: were credibility and reliability judged apart, or one copied into the "
            "other?",
            ratings.mirrors(_SHOWN),
            about=(),
        )


MIRRORED_RATINGS = FindingKind(
    "mirrored_ratings", "Diagonal ratings", "mdi6.content-copy", find_all=_find_all
)
