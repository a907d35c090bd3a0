"""Shipped files are found wherever the program runs from; see test_packaging for the wheel."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidenceboard import resources
from evidenceboard.resources import resource


def test_a_shipped_file_is_found_from_the_checkout() -> None:
    assert resource("samples").is_dir()


def test_the_installed_place_is_asked_before_a_neighbour_of_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside, beside = tmp_path / "package" / "_resources", tmp_path / "resources"
    for place in (inside, beside):
        (place / "themes").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PLACES", (inside, beside))
    assert resource("themes") == inside / "themes"


def test_a_missing_file_is_named_in_the_error() -> None:
    with pytest.raises(FileNotFoundError, match=r"^resources/themes/absent\.toml is missing"):
        resource("themes", "absent.toml")
