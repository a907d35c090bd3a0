"""What steps of painting take is learnt, one experience at a time."""

from __future__ import annotations

import pytest

from evidenceboard.picture.pace import Pace, Step


def test_the_expectation_comes_near_what_steps_take() -> None:
    pace, step = Pace(), Step("paint", 400)
    for _ in range(200):
        pace.learn(step, 0.02)
    assert pace.expected(step) == pytest.approx(0.02, rel=0.01)


def test_more_units_are_expected_to_take_longer() -> None:
    pace = Pace()
    assert pace.expected(Step("paint", 400)) > pace.expected(Step("paint", 4))


def test_one_odd_step_changes_little() -> None:
    pace, step = Pace(), Step("card", 1)
    before = pace.expected(step)
    pace.learn(step, 5.0)
    assert pace.expected(step) < 1.5 * before
