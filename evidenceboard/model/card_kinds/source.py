"""Sources: who or what says so, and how far they can be relied on."""

from evidenceboard.model.kinds import (
    CardKind,
    DateField,
    FlagField,
    LinkField,
    ScaleField,
    TextField,
)
from evidenceboard.model.records import Card
from evidenceboard.model.scales import RELIABILITY, Grade

SOURCE_TYPES = (
    Grade("statement", "statement", "Statement", "Said in public or to reporters"),
    Grade("document", "document", "Document", "A decree, a letter, a record"),
    Grade("leak", "leak", "Leak", "Passed on without permission"),
    Grade("social_post", "social post", "Social post", "A post on a network or channel"),
    Grade("article", "article", "Article", "Published by an outlet"),
    Grade("interview", "interview", "Interview", "Answers to questions"),
    Grade("dataset", "dataset", "Data set", "Figures, measurements, registers"),
    Grade(
        "image_or_video", "picture", "Picture or video", "Photographs, footage, satellite images"
    ),
    Grade("observation", "observation", "Own observation", "Seen by the analyst or a colleague"),
    Grade("other", "other", "Other", ""),
)

INTERESTS = (
    Grade("none_known", "no known interest", "None known", "Looked for, and none was found"),
    Grade("interested", "interested", "Interested", "Gains or loses by what is believed"),
    Grade("party", "party to the matter", "Party to the matter", "Takes part in what is described"),
)


def reliability_badge(card: Card) -> str:
    """The Admiralty letter, or ""."""
    return card.text("reliability")


SOURCE = CardKind(
    name="source",
    word="Source",
    plural="Sources",
    icon="mdi6.newspaper-variant-outline",
    accent="source",
    key="S",
    prompt="Who or what says so?",
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
        TextField("author", "Author or speaker"),
        TextField("outlet", "Outlet", "Where it appeared", chip=True),
        ScaleField("type", "Kind of source", scale=SOURCE_TYPES, chip=True),
        DateField("published", "Published", chip=True),
        DateField("accessed", "Accessed"),
        LinkField("url", "Address"),
        FlagField("anonymous", "Anonymous", "The speaker is not named", chip=True),
        ScaleField("interest", "Interest in the matter", scale=INTERESTS, chip=True),
        TextField("interest_note", "What interest", multiline=True),
        TextField("language", "Language"),
    ),
    badge=reliability_badge,
    states=True,
)
