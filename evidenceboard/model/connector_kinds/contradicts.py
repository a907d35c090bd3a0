"""Contradicts: a reason to doubt the target. Onto a connector: "your reason does not show that"."""

from evidenceboard.model.connector_kinds.statement import STATEMENT_FIELDS
from evidenceboard.model.kinds import ConnectorKind

CONTRADICTS = ConnectorKind(
    name="contradicts",
    word="Contradicts",
    icon="mdi6.minus-circle-outline",
    accent="contradicts",
    key="-",
    sign=-1,
    line="dashed",
    head="bar",
    mark="−",
    said="contradicts",
    said_of="contradicted by",
    fields=STATEMENT_FIELDS,
)
