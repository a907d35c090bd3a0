"""Evidence of which nobody recorded when it was said."""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.finding import Finding, Severity
from evidenceboard.analysis.finding_kinds.kind import EVIDENCE, FindingKind
from evidenceboard.analysis.inquiry import Inquiry
from evidenceboard.analysis.phrases import first_named
from evidenceboard.analysis.subject import Subject


def _find(_inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    card = told.card
    if not told.statements or card.text("published") or card.text("taken"):
        return
    if not all(one.text("said") for one in told.statements):
        yield UNDATED.finding(
            f"{first_named(card)} has no date",
            "Without one nobody can tell whether it came before or after the others.",
            (card.id,),
        )


UNDATED = FindingKind(
    "undated",
    "Undated",
    "mdi6.calendar-question-outline",
    EVIDENCE,
    _find,
    severity=Severity.TASK,
)
