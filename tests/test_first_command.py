"""`make` as the first command says what the system lacks, and the line that brings it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with what make looks at, and no .venv yet."""
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "evidenceboard").mkdir()
    libraries = "evidenceboard/system_libraries.py"
    shutil.copy(ROOT / libraries, tmp_path / libraries)
    return tmp_path


def python_that(checkout: Path, fails_at: str, says: str = "") -> Path:
    """A stand-in for python3 that fails at the command line that holds these words."""
    python = checkout / "python-stand-in"
    python.write_text(
        f'#!/bin/sh\ncase "$*" in\n  *"{fails_at}"*) echo "{says}" >&2; exit 1;;\n'
        "  *--version*) echo Python 3.9.2;;\nesac\n"
    )
    python.chmod(0o755)
    return python


def make(checkout: Path, python: Path) -> str:
    """What `make test` says before it gives up."""
    done = subprocess.run(
        ["make", "test", f"PYTHON={python}"],
        cwd=checkout,
        env=os.environ | {"LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert not (checkout / ".venv").exists()
    return done.stderr


def test_a_python_that_is_too_old_is_named_with_its_version(checkout: Path) -> None:
    said = make(checkout, python_that(checkout, "version_info"))
    assert "needs Python 3.11 or newer" in said
    assert "Python 3.9.2" in said
    assert "apt-get install python3.11 python3.11-venv" in said


def test_a_missing_python_is_named(checkout: Path) -> None:
    assert "needs Python 3.11 or newer" in make(checkout, checkout / "no-such-python")


def test_a_missing_venv_module_is_named(checkout: Path) -> None:
    said = make(checkout, python_that(checkout, "ensurepip"))
    assert "apt-get install python3-venv" in said


def test_a_missing_system_library_stops_before_anything_is_installed(checkout: Path) -> None:
    said = make(checkout, python_that(checkout, "system_libraries", "apt-get install libegl1"))
    assert "apt-get install libegl1" in said


def test_a_second_make_installs_nothing(checkout: Path) -> None:
    stamp = checkout / ".venv" / ".ready"
    stamp.parent.mkdir()
    stamp.touch()
    asked = ["make", "--question", ".venv/.ready"]
    assert subprocess.run(asked, cwd=checkout, check=False).returncode == 0
    os.utime(checkout / "constraints.txt", (stamp.stat().st_mtime + 5,) * 2)
    assert subprocess.run(asked, cwd=checkout, check=False).returncode == 1
