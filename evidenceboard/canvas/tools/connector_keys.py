"""The keys that choose a connector's kind while one is drawn."""

from __future__ import annotations

from evidenceboard.model.connector_kinds import CONNECTOR_KINDS

KEYS = {kind.key: kind.name for kind in CONNECTOR_KINDS}
SHOWN = " ".join(KEYS).replace("-", "−")
"""The keys as they are named to the user."""
ALSO = {"=": "+", "−": "-", "_": "-", ",": "."}
"""Signs on the same keys, or of the same meaning."""


def connector_key(text: str) -> str | None:
    """The connector kind that a typed sign stands for."""
    return KEYS.get(ALSO.get(text, text))
