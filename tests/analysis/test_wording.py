"""A sentence that mixes likelihood and confidence is refused, with the words that do it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidenceboard.analysis.wording import mixed_sentence, sentences

LIKELY = (
    "likely", "unlikely", "very unlikely", "likelihood", "likelier", "probable", "probably",
    "improbable", "highly improbable", "probability", "almost certain", "almost certainly",
    "nearly certain", "almost no chance", "roughly even chance", "roughly even odds", "even odds",
    "remote", "a remote chance", "realistic possibility", "realistically possible", "the odds",
    "a 60 % chance", "a 60% chance", "малоймовірно", "найімовірніше", "маловероятно", "вероятность",
)  # fmt: skip
SURE = (
    "confident", "confidently", "confidence", "moderate confidence", "low-confidence",
    "high confidence", "overconfident", "впевненість", "уверены",
)  # fmt: skip


@pytest.mark.parametrize("likely", LIKELY)
@pytest.mark.parametrize("sure", SURE)
def test_the_two_in_one_sentence_are_refused(likely: str, sure: str) -> None:
    mixed = mixed_sentence(f"Looked at twice. We say with {sure} that it is {likely} to come.")
    assert mixed is not None
    assert mixed.sentence == f"We say with {sure} that it is {likely} to come."
    assert mixed.confidence in sure
    assert mixed.likelihood in f"it is {likely} to"


@pytest.mark.parametrize("likely", LIKELY)
def test_the_two_in_sentences_of_their_own_are_not(likely: str) -> None:
    assert mixed_sentence(f"It is {likely}. Our confidence is low.") is None
    assert mixed_sentence(f"Is it {likely}?\nConfidence: moderate") is None


def test_it_says_which_words_and_what_to_do() -> None:
    mixed = mixed_sentence("We judge with moderate confidence that an attack is Very Likely.")
    assert mixed is not None
    assert mixed.complaint == (
        "“Very Likely” says how likely it is and “moderate confidence” how sure you are: "
        "put them in two sentences."
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "They keep it confidential; unlike last year, nobody was told.",
        "A confident speaker.",
        "It dislikes him and is certain of it, in full confidence.",
        "He entered the room by chance.",
    ],
)
def test_other_words_mix_nothing(text: str) -> None:
    assert mixed_sentence(text) is None


def test_short_forms_and_semicolons_end_no_sentence() -> None:
    assert sentences("Acc. to Dr. A. Saks it is unlikely. So we wait.") == [
        "Acc.",
        "to Dr. A. Saks it is unlikely.",
        "So we wait.",
    ]
    assert mixed_sentence("It is unlikely; our confidence is low.") is not None
    assert mixed_sentence("Prof. Saks, in whom we have confidence, calls it unlikely.") is not None


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    mixed_sentence(text)
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
