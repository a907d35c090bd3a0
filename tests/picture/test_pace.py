"""What steps of painting take is learnt, one experience at a time."""

from __future__ import annotations

import pytest

from evidenceboard.picture.detail import Detail
from evidenceboard.picture.pace import Pace, Step

FULL, GREEK = Detail.FULL, Detail.GREEK


def test_the_expectation_comes_near_what_steps_take() -> None:
    pace, step = Pace(), Step("paint", 400, FULL)
    for _ in range(200):
        pace.learn(step, 0.02)
    assert pace.expected(step) == pytest.approx(0.02, rel=0.01)


def test_more_units_are_expected_to_take_longer() -> None:
    pace = Pace()
    assert pace.expected(Step("paint", 400, FULL)) > pace.expected(Step("paint", 4, FULL))


def test_one_odd_step_changes_little() -> None:
    pace, step = Pace(), Step("card", 1, FULL)
    before = pace.expected(step)
    pace.learn(step, 5.0)
    assert pace.expected(step) < 1.5 * before


def test_what_steps_take_near_by_says_nothing_about_steps_from_afar() -> None:
    pace, before = Pace(), Pace().expected(Step("paint", 400, GREEK))
    for _ in range(200):
        pace.learn(Step("paint", 400, FULL), 0.02)
    assert pace.expected(Step("paint", 400, GREEK)) == before
