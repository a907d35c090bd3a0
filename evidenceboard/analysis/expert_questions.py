"""How an expert opinion stands up to the six questions that one asks of such opinions."""

from __future__ import annotations

from evidenceboard.model.card_kinds.expert_questions import QUESTIONS, ExpertQuestion
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import Card


@frozen
class Answers:
    """The questions to one opinion, each in their order."""

    unanswered: tuple[ExpertQuestion, ...]
    partly: tuple[ExpertQuestion, ...]
    badly: tuple[ExpertQuestion, ...]


def answers(opinion: Card) -> Answers:
    """Which questions are open and which speak against relying on the opinion."""
    said = [(one, opinion.text(one.answer_field)) for one in QUESTIONS]
    return Answers(
        tuple(one for one, answer in said if not answer),
        tuple(one for one, answer in said if answer == "partly"),
        tuple(one for one, answer in said if answer == "no"),
    )
