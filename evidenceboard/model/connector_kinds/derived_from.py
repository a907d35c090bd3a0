"""Derived from: leads from a source to what it repeats, so that repetitions count once."""

from evidenceboard.model.kinds import ConnectorKind, DateField, TextField

DERIVED_FROM = ConnectorKind(
    name="derived_from",
    word="Derived from",
    icon="mdi6.source-branch",
    accent="derived",
    key=".",
    sign=0,
    line="dotted",
    head="open",
    mark="",
    said="is derived from",
    said_of="repeated by",
    fields=(
        TextField(
            "note", "How it was derived", "Quoted, reposted, summarised, read in …", multiline=True
        ),
        DateField("said", "Date"),
    ),
    rise=-1,
)
