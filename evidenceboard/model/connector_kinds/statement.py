"""What a statement records, whichever side it takes: its credibility, words, date and limits."""

from evidenceboard.model.kinds import DateField, ScaleField, TextField
from evidenceboard.model.scales import CREDIBILITY

STATEMENT_FIELDS = (
    ScaleField(
        "credibility",
        "Credibility",
        "Admiralty 1–6, rated apart from who says it",
        scale=CREDIBILITY,
        rating=True,
    ),
    TextField("quote", "Quote", "The words as they were said", multiline=True),
    DateField("said", "Date said"),
    TextField("note", "Qualifier", "What limits or colours the statement", multiline=True),
)
