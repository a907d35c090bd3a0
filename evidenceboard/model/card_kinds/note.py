"""Notes: what the analyst wants to remember. They take no part in the reasoning."""

from evidenceboard.model.kinds import CardKind

NOTE = CardKind(
    name="note",
    word="Note",
    plural="Notes",
    icon="mdi6.note-outline",
    accent="note",
    key="N",
    prompt="Note",
    width=240,
    height=120,
    slip=True,
)
