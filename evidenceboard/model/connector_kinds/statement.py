"""What a statement records, whichever side it takes: how credible and how telling it is, its
words, date and limits."""

from evidenceboard.model.kinds import DateField, ScaleField, TextField
from evidenceboard.model.scales import CREDIBILITY, LIKELIHOOD, Grade

DEGREES = (
    Grade("weak", "weak", "Weakly", "Fits somewhat better, or somewhat worse, than not"),
    Grade("strong", "strong", "Strongly", "Hard to explain otherwise"),
)

RELEVANCE = (
    Grade("low", "low", "Low", "Bears on the matter from afar"),
    Grade("medium", "medium", "Medium", "What counts where nothing is recorded"),
    Grade("high", "high", "High", "Goes to the heart of the matter"),
)

STATEMENT_FIELDS = (
    ScaleField(
        "credibility",
        "Credibility",
        "Admiralty 1–6, rated apart from who says it",
        scale=CREDIBILITY,
        rating=True,
    ),
    ScaleField("degree", "How strongly", "Weakly unless recorded otherwise", scale=DEGREES),
    ScaleField("relevance", "Relevance", "How much it has to do with the matter", scale=RELEVANCE),
    ScaleField(
        "likelihood", "Likelihood given", "The band that these words amount to", scale=LIKELIHOOD
    ),
    TextField("quote", "Quote", "The words as they were said", multiline=True),
    DateField("said", "Date said"),
    TextField("note", "Qualifier", "What limits or colours the statement", multiline=True),
)
