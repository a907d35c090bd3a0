"""Images: pictures kept inside the board, with where they came from. A picture is evidence."""

from evidenceboard.model.card_kinds.source import reliability_badge
from evidenceboard.model.kinds import CardKind, DateField, LinkField, ScaleField, TextField
from evidenceboard.model.scales import RELIABILITY

IMAGE = CardKind(
    name="image",
    word="Image",
    plural="Images",
    icon="mdi6.image-outline",
    accent="image",
    key="I",
    prompt="What does it show?",
    width=280,
    height=220,
    fields=(
        ScaleField(
            "reliability",
            "Reliability",
            "Admiralty A–F: is it what it is said to be?",
            scale=RELIABILITY,
            rating=True,
        ),
        TextField("credit", "Credit", "Who took or published it", chip=True),
        DateField("taken", "Taken", chip=True),
        LinkField("url", "Address"),
    ),
    badge=reliability_badge,
    states=True,
    holds_picture=True,
)
