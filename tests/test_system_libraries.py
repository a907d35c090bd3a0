"""A missing system library is named with the line that brings it."""

from __future__ import annotations

import pytest

from evidenceboard import system_libraries


def test_a_machine_that_runs_these_tests_lacks_nothing() -> None:
    assert system_libraries.missing(system_libraries.ALWAYS) == []


def test_a_missing_library_is_told_by_its_name() -> None:
    assert system_libraries.missing(["libevidenceboard-absent.so.7"]) == [
        "libevidenceboard-absent.so.7"
    ]


def test_the_advice_names_the_packages_once_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", str)
    absent = ["libglib-2.0.so.0", "libgthread-2.0.so.0", "libEGL.so.1"]
    said = system_libraries.advice(absent, system_libraries.ALWAYS)
    assert "libEGL.so.1, libglib-2.0.so.0, libgthread-2.0.so.0" in said
    assert said.endswith("apt-get install libegl1 libglib2.0-0")


def test_without_apt_the_advice_still_names_the_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    said = system_libraries.advice(["libEGL.so.1"], system_libraries.ALWAYS)
    assert said.endswith("these are the packages libegl1.")


@pytest.mark.parametrize(
    ("environment", "wanted", "unwanted"),
    [
        ({}, "libEGL.so.1", "libxcb-cursor.so.0"),
        ({"DISPLAY": ":0"}, "libxcb-cursor.so.0", "libwayland-client.so.0"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "libwayland-client.so.0", "libxcb-cursor.so.0"),
    ],
)
def test_only_the_libraries_of_the_screen_at_hand_are_wanted(
    environment: dict[str, str], wanted: str, unwanted: str
) -> None:
    libraries = system_libraries.wanted(environment)
    assert wanted in libraries
    assert unwanted not in libraries
