"""The field's rating scales: Admiralty, ICD 203, PHIA, analytic confidence.

Wording after FM 2-22.3 (Admiralty), ICD 203 and the PHIA yardstick. Letters, digits and names
are what the file stores; numbers for computing belong to the analysis, not here.
"""

from __future__ import annotations

from evidenceboard.model.frozen import frozen


@frozen
class Grade:
    """One step of a scale: the value stored, the short mark on a card, label and meaning.

    `low`, `high` are per cent, lower bound inclusive, where the step is a likelihood band.
    """

    value: str
    mark: str
    label: str
    meaning: str = ""
    low: float | None = None
    high: float | None = None
    unjudged: bool = False
    """It says "cannot be judged": recorded, but neither good, bad nor middling."""


Scale = tuple[Grade, ...]

RELIABILITY: Scale = (
    Grade(
        "A",
        "A",
        "Completely reliable",
        "No doubt of authenticity, trustworthiness or competency; always reliable so far",
    ),
    Grade(
        "B", "B", "Usually reliable", "Minor doubt; a history of valid information most of the time"
    ),
    Grade("C", "C", "Fairly reliable", "Doubt, but has provided valid information in the past"),
    Grade(
        "D",
        "D",
        "Not usually reliable",
        "Significant doubt, but has provided valid information in the past",
    ),
    Grade(
        "E",
        "E",
        "Unreliable",
        "Lacks authenticity, trustworthiness and competency; a history of invalid information",
    ),
    Grade(
        "F",
        "F",
        "Reliability cannot be judged",
        "No basis for evaluating the source",
        unjudged=True,
    ),
)

CREDIBILITY: Scale = (
    Grade(
        "1",
        "1",
        "Confirmed by other sources",
        "Confirmed by other independent sources; logical; consistent with other information",
    ),
    Grade("2", "2", "Probably true", "Not confirmed; logical; consistent with other information"),
    Grade(
        "3",
        "3",
        "Possibly true",
        "Not confirmed; reasonably logical; agrees with some other information",
    ),
    Grade(
        "4",
        "4",
        "Doubtful",
        "Not confirmed; possible but not logical; no other information on the subject",
    ),
    Grade("5", "5", "Improbable", "Not confirmed; not logical; contradicted by other information"),
    Grade(
        "6",
        "6",
        "Truth cannot be judged",
        "No basis for evaluating the information",
        unjudged=True,
    ),
)

ICD_203: Scale = (
    Grade("almost_no_chance", "almost no chance", "Almost no chance", "remote", 1, 5),
    Grade("very_unlikely", "very unlikely", "Very unlikely", "highly improbable", 5, 20),
    Grade("unlikely", "unlikely", "Unlikely", "improbable", 20, 45),
    Grade("roughly_even", "roughly even", "Roughly even chance", "roughly even odds", 45, 55),
    Grade("likely", "likely", "Likely", "probable", 55, 80),
    Grade("very_likely", "very likely", "Very likely", "highly probable", 80, 95),
    Grade("almost_certain", "almost certain", "Almost certain", "nearly certain", 95, 99),
)

PHIA: Scale = (
    Grade("phia_remote_chance", "remote chance", "Remote chance", "", 0, 5),
    Grade("phia_highly_unlikely", "highly unlikely", "Highly unlikely", "", 10, 20),
    Grade("phia_unlikely", "unlikely", "Unlikely", "", 25, 35),
    Grade(
        "phia_realistic_possibility", "realistic possibility", "Realistic possibility", "", 40, 50
    ),
    Grade("phia_likely", "likely", "Likely or probable", "", 55, 75),
    Grade("phia_highly_likely", "highly likely", "Highly likely", "", 80, 90),
    Grade("phia_almost_certain", "almost certain", "Almost certain", "", 95, 100),
)

YARDSTICKS: dict[str, Scale] = {"icd203": ICD_203, "phia": PHIA}

LIKELIHOOD: Scale = ICD_203 + PHIA
"""Every band that a judgement or an opinion may name, whichever yardstick the board shows."""

CONFIDENCE: Scale = (
    Grade(
        "low", "low", "Low", "Uncorroborated or marginal sources, many assumptions, glaring gaps"
    ),
    Grade("moderate", "moderate", "Moderate", "Partly corroborated, several assumptions, few gaps"),
    Grade(
        "high",
        "high",
        "High",
        "Well corroborated by proven sources, few assumptions, no or minor gaps",
    ),
)


def grade(scale: Scale, value: str) -> Grade | None:
    """The step of the scale with this stored value, or None."""
    return next((step for step in scale if step.value == value), None)
