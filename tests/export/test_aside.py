"""Work beside the painting: its result comes back, and so does what it raises."""

from __future__ import annotations

from threading import Event

import pytest

from evidenceboard.export.aside import Aside


def test_one_looks_up_again_and_again_until_it_is_ready() -> None:
    may_end = Event()
    work = Aside(may_end.wait)
    moments = work.wait()
    assert [next(moments) for _ in range(3)] == [None, None, None]
    may_end.set()
    assert list(moments) in ([], [None])
    assert work.result is True


def test_what_the_work_raises_is_raised_by_its_result() -> None:
    work = Aside(lambda: 1 // 0)
    assert list(work.wait()) in ([], [None])
    with pytest.raises(ZeroDivisionError):
        _ = work.result
