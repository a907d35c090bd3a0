"""Sources that are derived from each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.finding import Finding, Severity
from evidenceboard.analysis.finding_kinds.kind import FindingKind
from evidenceboard.analysis.inquiry import Inquiry
from evidenceboard.analysis.phrases import listed, named, sentence


def _find_all(inquiry: Inquiry) -> Iterator[Finding]:
    for circle in inquiry.computed.circles:
        names = sentence(listed([named(inquiry.board.cards[key]) for key in circle]))
        yield ORIGIN_CIRCLE.finding(
            f"{names} are derived from each other",
            "Somebody must have said it first. Until that is known the circle counts as one "
            "origin.",
            circle,
        )


ORIGIN_CIRCLE = FindingKind(
    "origin_circle",
    "Circle of origins",
    "mdi6.rotate-3d-variant",
    find_all=_find_all,
    severity=Severity.FAULT,
)
