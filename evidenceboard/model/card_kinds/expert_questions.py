"""Six questions to put to an expert opinion before it is relied on, after Douglas Walton.

Rule: each is asked so that "yes" speaks for relying on the opinion. No answer is an open task,
not a good answer.
"""

from evidenceboard.model.frozen import frozen
from evidenceboard.model.kinds import Field, ScaleField, TextField
from evidenceboard.model.scales import Grade

ANSWERS = (
    Grade("yes", "yes", "Yes", "Nothing here speaks against relying on it"),
    Grade("partly", "partly", "Partly", "A reason for caution"),
    Grade("no", "no", "No", "A reason not to rely on it"),
)


@frozen
class ExpertQuestion:
    """One question: a word for it, how it is asked, and what would answer it badly."""

    name: str
    word: str
    asks: str
    doubt: str

    @property
    def answer_field(self) -> str:
        return f"q_{self.name}"

    @property
    def note_field(self) -> str:
        return f"q_{self.name}_note"


QUESTIONS = (
    ExpertQuestion(
        "expertise",
        "Expertise",
        "Do they really know the subject?",
        "No training, work or record in it that can be named",
    ),
    ExpertQuestion(
        "field_fit",
        "Field",
        "Is it their subject that the claim is about?",
        "An authority on something else",
    ),
    ExpertQuestion(
        "assertion",
        "What was said",
        "Did they say just what is drawn from it?",
        "Paraphrased, shortened or stretched by someone else",
    ),
    ExpertQuestion(
        "trust",
        "Honesty",
        "Are they free to speak, and without a stake?",
        "Paid, pressed or taking sides",
    ),
    ExpertQuestion(
        "agreement",
        "Agreement",
        "Do others who know the subject agree?",
        "Others of equal standing say otherwise",
    ),
    ExpertQuestion(
        "backup",
        "Evidence",
        "Does it rest on evidence that can be looked at?",
        "An impression, or reasons that are not given",
    ),
)


def _fields(question: ExpertQuestion) -> tuple[Field, Field]:
    about = question.word.lower()
    answer, note = f"Answer on {about}", f"Note on {about}"
    return (
        ScaleField(question.answer_field, answer, question.asks, scale=ANSWERS),
        TextField(question.note_field, note, "What that rests on", multiline=True),
    )


QUESTION_FIELDS = tuple(field for question in QUESTIONS for field in _fields(question))
"""An answer and a note for each question, in their order."""
