"""Loading in a thread leaves the others their turns."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from evidenceboard.storage import unhurried
from evidenceboard.storage.unhurried import load_unhurried

PARTS = 12
WORKS = "import time\nbegun = time.thread_time()\nwhile time.thread_time() < begun + 0.006: pass\n"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A package of modules that take some milliseconds each."""
    folder = tmp_path / "slowly_loaded"
    folder.mkdir()
    for number in range(PARTS):
        (folder / f"part{number}.py").write_text(f"{WORKS}garbage = [[] for _ in range(5000)]\n")
    names = ", ".join(f"part{number}" for number in range(PARTS))
    (folder / "__init__.py").write_text(f"from slowly_loaded import {names}\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield folder.name
    for name in [name for name in sys.modules if name.startswith(folder.name)]:
        del sys.modules[name]


class Noted(Event):
    """Notes for how many seconds loading rests, each time, and does not."""

    def __init__(self) -> None:
        super().__init__()
        self.rests: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.rests.append(timeout or 0.0)
        return self.is_set()


def _loaded(package: str, hurry: Event) -> None:
    thread = Thread(target=load_unhurried, args=(package, hurry))
    thread.start()
    thread.join()
    assert package in sys.modules


@pytest.fixture
def searching() -> Iterator[None]:
    """Python looks for garbage by itself, as in a program without a window."""
    gc.enable()
    yield
    gc.disable()


def test_it_rests_between_modules(package: str) -> None:
    hurry = Noted()
    _loaded(package, hurry)
    assert PARTS - 2 <= len(hurry.rests) <= PARTS + 1
    assert all(0.001 <= one <= 0.1 for one in hurry.rests)


def test_it_does_not_while_somebody_waits_for_it(package: str) -> None:
    hurry = Noted()
    hurry.set()
    _loaded(package, hurry)
    assert hurry.rests == []


@pytest.mark.usefixtures("searching")
def test_nobody_looks_for_garbage_meanwhile_and_modules_are_none_later(package: str) -> None:
    looks: list[str] = []

    def look(phase: str, _: object) -> None:
        looks.append(phase)

    kept = gc.get_freeze_count()
    gc.callbacks.append(look)
    try:
        load_unhurried(package, Event())
        assert not looks
        assert gc.isenabled()
        assert gc.get_freeze_count() > kept + PARTS * 5000
    finally:
        gc.callbacks.remove(look)
        gc.unfreeze()


@pytest.mark.usefixtures("searching")
def test_others_load_as_ever(package: str) -> None:
    finders, hurry = list(sys.meta_path), Noted()
    resting = unhurried._Resting(hurry)
    resting._since = time.thread_time() - 1
    thread = Thread(target=resting.find_spec, args=(package, None))
    thread.start()
    thread.join()
    assert not hurry.rests
    with pytest.raises(ModuleNotFoundError):
        load_unhurried("slowly_loaded.nothing_of_the_kind", hurry)
    assert sys.meta_path == finders
    assert gc.isenabled()
