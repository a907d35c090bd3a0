"""Questions to experts that nobody answered, and answers that speak against relying on them."""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.expert_questions import answers
from evidenceboard.analysis.finding import Finding, Severity
from evidenceboard.analysis.finding_kinds.kind import FindingKind
from evidenceboard.analysis.inquiry import Inquiry
from evidenceboard.analysis.phrases import first_named, listed, named
from evidenceboard.analysis.subject import Subject
from evidenceboard.model.card_kinds.expert_opinion import EXPERT_OPINION
from evidenceboard.model.card_kinds.expert_questions import QUESTIONS

_ASKS = frozenset((EXPERT_OPINION.name,))


def _find_unanswered(_inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    waiting = answers(told.card).unanswered if told.statements else ()
    if waiting:
        words = listed([one.word.lower() for one in waiting], most=len(QUESTIONS))
        yield UNANSWERED_QUESTIONS.finding(
            f"{len(waiting)} of {len(QUESTIONS)} expert questions about {named(told.card)} are "
            "unanswered",
            f"Still to be asked: {words}.",
            (told.card.id,),
        )


def _find_badly_answered(_inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    badly = answers(told.card).badly if told.statements else ()
    if badly:
        words = listed([one.word.lower() for one in badly], most=len(QUESTIONS))
        yield BADLY_ANSWERED.finding(
            f"{first_named(told.card)} does not stand up to the questions about {words}",
            "Each bad answer undercuts what the expert says, so that it counts for less.",
            (told.card.id,),
        )


UNANSWERED_QUESTIONS = FindingKind(
    "unanswered_questions",
    "Expert questions unanswered",
    "mdi6.comment-question-outline",
    _ASKS,
    _find_unanswered,
    severity=Severity.TASK,
)
BADLY_ANSWERED = FindingKind(
    "badly_answered",
    "Expert questions answered badly",
    "mdi6.comment-alert-outline",
    _ASKS,
    _find_badly_answered,
)
