"""Sources and statements that count without anyone having rated them."""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.finding import Finding, Severity
from evidenceboard.analysis.finding_kinds.kind import EVIDENCE, FindingKind
from evidenceboard.analysis.inquiry import Inquiry
from evidenceboard.analysis.phrases import counted, named, sentence
from evidenceboard.analysis.subject import Subject


def _find_sources(_inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    if told.statements and not told.card.text("reliability"):
        yield UNRATED_SOURCE.finding(
            f"The reliability of {named(told.card)} is not rated",
            "It counts for now as if it were middling.",
            (told.card.id,),
        )


def _find_statements(_inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    unrated = [one.id for one in told.statements if not one.text("credibility")]
    if unrated:
        verb = "is" if len(unrated) == 1 else "are"
        yield UNRATED_STATEMENT.finding(
            f"{sentence(counted(len(unrated), 'statement'))} of {named(told.card)} {verb} not "
            "rated",
            "How credible something is has to be judged apart from who says it.",
            (*unrated, told.card.id),
            about=(told.card.id,),
        )


UNRATED_SOURCE = FindingKind(
    "unrated_source",
    "Unrated source",
    "mdi6.help-circle-outline",
    EVIDENCE,
    _find_sources,
    severity=Severity.TASK,
)
UNRATED_STATEMENT = FindingKind(
    "unrated_statement",
    "Unrated statement",
    "mdi6.help-circle-outline",
    EVIDENCE,
    _find_statements,
    severity=Severity.TASK,
)
