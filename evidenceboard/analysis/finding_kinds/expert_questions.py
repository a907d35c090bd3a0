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
from evidenceboard.model.card_kinds.expert_questions import QUESTIONS, ExpertQuestion

_ASKS = frozenset((EXPERT_OPINION.name,))


def _find_unanswered(_inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    waiting = answers(told.card).unanswered if told.statements else ()
    if waiting:
        yield UNANSWERED_QUESTIONS.finding(
            f"{len(waiting)} of {len(QUESTIONS)} expert questions about {named(told.card)} are "
            "unanswered",
            f"Still to be asked: {_words(waiting)}.",
            (told.card.id,),
        )


def _find_badly_answered(_inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    found = answers(told.card)
    if told.statements and (found.badly or found.partly):
        how = "does not stand up" if found.badly else "stands up only in part"
        failed = found.badly or found.partly
        asked = "question" if len(failed) == 1 else "questions"
        yield BADLY_ANSWERED.finding(
            f"{first_named(told.card)} {how} to the {asked} about {_words(failed)}",
            "Each such answer undercuts what the expert says, so that it counts for less; one in "
            "part half as much.",
            (told.card.id,),
        )


def _words(questions: tuple[ExpertQuestion, ...]) -> str:
    return listed([one.word.lower() for one in questions], most=len(QUESTIONS))


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
