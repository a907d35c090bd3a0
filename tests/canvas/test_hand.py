"""Long work waits for the hand."""

from __future__ import annotations

import pytest

from evidenceboard.canvas import hand


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1_000.0]
    monkeypatch.setattr(hand, "monotonic", lambda: now[0])
    monkeypatch.setattr(hand, "hand_is_busy", lambda: False)
    return now


def test_a_hand_rests_a_moment_after_it_moved(clock: list[float]) -> None:
    hand.hand_moved()
    assert not hand.hand_rests(hand.PAUSE)
    clock[0] += 1.1 * hand.PAUSE
    assert hand.hand_rests(hand.PAUSE)
    assert not hand.hand_rests()
    clock[0] += hand.REST
    assert hand.hand_rests()


def test_a_hand_that_holds_something_never_rests(
    clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hand, "hand_is_busy", lambda: True)
    clock[0] += 60
    assert not hand.hand_rests()
