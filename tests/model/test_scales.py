from __future__ import annotations

import pytest

from evidenceboard.model.scales import (
    CONFIDENCE,
    CREDIBILITY,
    ICD_203,
    LIKELIHOOD,
    PHIA,
    RELIABILITY,
    Scale,
    grade,
)

SCALES = [RELIABILITY, CREDIBILITY, ICD_203, PHIA, LIKELIHOOD, CONFIDENCE]


@pytest.mark.parametrize("scale", SCALES)
def test_stored_values_and_marks_tell_the_steps_apart(scale: Scale) -> None:
    assert len({step.value for step in scale}) == len(scale)
    assert all(step.label and step.mark for step in scale)


def test_the_admiralty_letters_and_digits_are_what_is_stored() -> None:
    assert "".join(step.value for step in RELIABILITY) == "ABCDEF"
    assert "".join(step.value for step in CREDIBILITY) == "123456"


def test_only_f_and_6_cannot_be_judged() -> None:
    unjudged = [step.value for scale in SCALES for step in scale if step.unjudged]
    assert unjudged == ["F", "6"]


def test_the_icd_203_bands_meet_and_the_phia_bands_leave_gaps() -> None:
    assert [(step.low, step.high) for step in ICD_203] == [
        (1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99),
    ]  # fmt: skip
    assert [(step.low, step.high) for step in PHIA] == [
        (0, 5), (10, 20), (25, 35), (40, 50), (55, 75), (80, 90), (95, 100),
    ]  # fmt: skip


def test_a_value_that_is_on_no_scale_has_no_grade() -> None:
    assert grade(RELIABILITY, "G") is None
    assert grade(RELIABILITY, "") is None
    found = grade(RELIABILITY, "B")
    assert found is not None
    assert found.label == "Usually reliable"
