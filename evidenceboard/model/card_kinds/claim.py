"""Claims: what may be true. Questions, hypotheses, assumptions and indicators are claims too."""

from evidenceboard.model.kinds import CardKind, DateField, NumberField, QuantityField, ScaleField
from evidenceboard.model.records import Card
from evidenceboard.model.scales import LIKELIHOOD, Grade, grade

ROLES = (
    Grade("claim", "claim", "Claim", "Something said to be so"),
    Grade("question", "question", "Question", "What the inquiry is to answer"),
    Grade("hypothesis", "hypothesis", "Hypothesis", "One of several rival answers"),
    Grade("assumption", "assumption", "Assumption", "Taken as given; see what hangs on it"),
    Grade("indicator", "indicator", "Indicator", "Would be seen if a hypothesis were true"),
)

OUTCOMES = (
    Grade("true", "came true", "It came true", ""),
    Grade("false", "did not", "It did not come true", ""),
    Grade("unclear", "unclear", "It cannot be told", ""),
)


def latest_judgement(card: Card) -> str:
    """The mark of the likelihood band judged last, or ""."""
    if not card.judgements:
        return ""
    band = grade(LIKELIHOOD, card.judgements[-1].likelihood)
    return band.mark if band else ""


CLAIM = CardKind(
    name="claim",
    word="Claim",
    plural="Claims",
    icon="mdi6.comment-quote-outline",
    accent="claim",
    key="C",
    prompt="What is claimed?",
    width=320,
    height=150,
    fields=(
        ScaleField("role", "Role", "What part it plays in the inquiry", scale=ROLES, chip=True),
        QuantityField("quantity", "Figure", "Low to high, with a unit", chip=True),
        DateField("date", "Date", "When it is said to happen or to hold", chip=True),
        DateField("due", "Due", "When it will be known"),
        ScaleField("outcome", "Outcome", "How it turned out", scale=OUTCOMES, chip=True),
        NumberField(
            "prior",
            "Prior strength",
            "Where it stands before any evidence; 0.5 unless recorded",
            low=0,
            high=1,
        ),
    ),
    badge=latest_judgement,
    judged=True,
)
