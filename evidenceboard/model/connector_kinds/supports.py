"""Supports: a reason to believe the target."""

from evidenceboard.model.connector_kinds.statement import STATEMENT_FIELDS
from evidenceboard.model.kinds import ConnectorKind

SUPPORTS = ConnectorKind(
    name="supports",
    word="Supports",
    icon="mdi6.plus-circle-outline",
    accent="supports",
    key="+",
    sign=1,
    line="solid",
    head="arrow",
    mark="+",
    said="supports",
    said_of="supported by",
    fields=STATEMENT_FIELDS,
)
