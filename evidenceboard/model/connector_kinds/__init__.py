"""The connector kinds, in the order in which the screen offers them."""

from evidenceboard.model.connector_kinds.contradicts import CONTRADICTS
from evidenceboard.model.connector_kinds.derived_from import DERIVED_FROM
from evidenceboard.model.connector_kinds.independent_of import INDEPENDENT_OF
from evidenceboard.model.connector_kinds.neutral import NEUTRAL
from evidenceboard.model.connector_kinds.supports import SUPPORTS
from evidenceboard.model.kinds import ConnectorKind

CONNECTOR_KINDS: tuple[ConnectorKind, ...] = (
    SUPPORTS,
    CONTRADICTS,
    DERIVED_FROM,
    NEUTRAL,
    INDEPENDENT_OF,
)
_BY_NAME = {kind.name: kind for kind in CONNECTOR_KINDS}


def connector_kind(name: str) -> ConnectorKind:
    """The kind of that name. Raises KeyError for a name that is not in the catalogue."""
    return _BY_NAME[name]
