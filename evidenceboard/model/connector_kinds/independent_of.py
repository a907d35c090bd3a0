"""Independent of: the analyst declares that neither end repeats the other, and says why."""

from evidenceboard.model.kinds import ConnectorKind, TextField

INDEPENDENT_OF = ConnectorKind(
    name="independent_of",
    word="Independent of",
    icon="mdi6.call-split",
    accent="independent",
    key="/",
    sign=0,
    line="wide-dotted",
    head="none",
    mark="∥",
    said="is independent of",
    said_of="independent of",
    fields=(
        TextField(
            "reason", "Why", "How it is known that neither repeats the other", multiline=True
        ),
    ),
    rise=0,
)
