"""Neutral on: assessed, and it tells neither way. "Not assessed" is to have no connector at all."""

from evidenceboard.model.kinds import ConnectorKind, ScaleField, TextField
from evidenceboard.model.scales import Grade

ASSESSMENTS = (
    Grade("neutral", "neutral", "Neutral", "Bears on it, but would be seen either way"),
    Grade("not_applicable", "not applicable", "Not applicable", "Has nothing to do with it"),
)

NEUTRAL = ConnectorKind(
    name="neutral",
    word="Neutral on",
    icon="mdi6.circle-outline",
    accent="neutral",
    key="0",
    sign=0,
    line="long-dashed",
    head="diamond",
    mark="○",
    said="is neutral on",
    said_of="left open by",
    fields=(
        ScaleField(
            "assessment", "Assessment", "Neutral unless recorded otherwise", scale=ASSESSMENTS
        ),
        TextField("note", "Why", "What makes it tell neither way", multiline=True),
    ),
)
