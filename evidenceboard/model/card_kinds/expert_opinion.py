"""Expert opinions: what someone who should know thinks, and how likely they call it."""

from evidenceboard.model.card_kinds.expert_questions import QUESTION_FIELDS
from evidenceboard.model.card_kinds.source import INTERESTS, reliability_badge
from evidenceboard.model.kinds import CardKind, DateField, LinkField, ScaleField, TextField
from evidenceboard.model.records import Card
from evidenceboard.model.scales import LIKELIHOOD, RELIABILITY, grade


def likelihood_badge(card: Card) -> str:
    """The mark of the band that the expert gave; without one, the reliability letter."""
    band = grade(LIKELIHOOD, card.text("likelihood"))
    return band.mark if band else reliability_badge(card)


EXPERT_OPINION = CardKind(
    name="expert_opinion",
    word="Expert opinion",
    plural="Expert opinions",
    icon="mdi6.account-tie-outline",
    accent="expert",
    key="E",
    prompt="Whose opinion?",
    width=280,
    height=140,
    fields=(
        ScaleField(
            "reliability",
            "Reliability",
            "Admiralty A–F, rated apart from what is said",
            scale=RELIABILITY,
            rating=True,
        ),
        ScaleField(
            "likelihood",
            "Likelihood given",
            "The band that the opinion amounts to",
            scale=LIKELIHOOD,
            rating=True,
        ),
        TextField("expert", "Expert"),
        TextField("affiliation", "Affiliation", chip=True),
        TextField("field", "Field of expertise"),
        TextField("opinion", "The opinion in words", multiline=True),
        TextField("outlet", "Outlet", "Where it appeared", chip=True),
        DateField("published", "Published", chip=True),
        DateField("accessed", "Accessed"),
        LinkField("url", "Address"),
        ScaleField("interest", "Interest in the matter", scale=INTERESTS, chip=True),
        TextField("interest_note", "What interest", multiline=True),
        TextField("language", "Language"),
        *QUESTION_FIELDS,
    ),
    badge=likelihood_badge,
    states=True,
)
