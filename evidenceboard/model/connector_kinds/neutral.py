"""Neutral on: assessed, and it tells neither way. "Not assessed" is to have no connector at all.

It records all that a statement does, so that nothing is lost when one is found to tell neither way.
"""

from evidenceboard.model.connector_kinds.statement import STATEMENT_FIELDS
from evidenceboard.model.kinds import ConnectorKind, ScaleField
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
        *STATEMENT_FIELDS,
    ),
)
