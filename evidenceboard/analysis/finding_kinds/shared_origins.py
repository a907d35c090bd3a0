"""Claims with more reports than origins: some of them only repeat others."""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.finding import Finding
from evidenceboard.analysis.finding_kinds.kind import CLAIMS, FindingKind
from evidenceboard.analysis.inquiry import Inquiry
from evidenceboard.analysis.phrases import counted, named, sentence
from evidenceboard.analysis.subject import Subject


def _find(inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    for sign, word in ((1, "for"), (-1, "against")):
        said = inquiry.reports(told, sign)
        reports = {one.source: inquiry.computed.origins(one.source) for one in said}
        origins = {root for roots in reports.values() for root in roots}
        if len(reports) > len(origins):
            yield SHARED_ORIGINS.finding(
                f"{sentence(counted(len(reports), 'report'))} {word} {named(told.card)} stand "
                f"on {counted(len(origins), 'origin')}",
                "Of reports that go back to the same origin only the weightiest counts.",
                (*reports, told.card.id),
                about=(told.card.id, word),
            )


SHARED_ORIGINS = FindingKind(
    "shared_origins", "Shared origins", "mdi6.source-branch", CLAIMS, _find
)
