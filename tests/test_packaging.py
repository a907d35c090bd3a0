"""An installed Evidence Board carries everything it needs, wherever it was installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHIPPED = ("evidenceboard", "resources", "pyproject.toml", "README.md", "LICENSE")

pytestmark = pytest.mark.slow


def run(*command: str, cwd: Path, path: Path | None = None) -> str:
    """What a command prints; a failure shows its stderr."""
    environment = os.environ | {"PYTHONPATH": str(path) if path else ""}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def shipped() -> set[Path]:
    """The files under `resources/` that an installed program needs."""
    files = {file for file in (ROOT / "resources").rglob("*") if file.is_file()}
    return {file for file in files if "screenshots" not in file.parts and file.suffix != ".lock"}


def code(name: str) -> set[Path]:
    """The files of that name in the package."""
    return set((ROOT / "evidenceboard").rglob(name))


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is shipped, so that building leaves nothing in the checkout."""
    copy = tmp_path_factory.mktemp("tree")
    for name in SHIPPED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, copy / name)
    return copy


@pytest.fixture(scope="module", params=["wheel", "pip install ."])
def installed(
    request: pytest.FixtureRequest, tree: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder that the program was installed into."""
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input")
    offline = ("--no-deps", "--no-build-isolation", "--no-index")
    what = tree
    if request.param == "wheel":
        wheels = tmp_path_factory.mktemp("wheels")
        run(*pip, "wheel", *offline, "--wheel-dir", str(wheels), str(tree), cwd=wheels)
        (what,) = wheels.glob("evidenceboard-*.whl")
    target = tmp_path_factory.mktemp("installed")
    run(*pip, "install", *offline, "--target", str(target), str(what), cwd=target)
    return target


def test_an_installed_program_finds_its_own_resources(installed: Path, tmp_path: Path) -> None:
    # A folder of the same name beside the package belongs to somebody else.
    (installed / "resources").mkdir(exist_ok=True)
    asks = "from evidenceboard.resources import resource; print(resource('samples'))"
    found = Path(run(sys.executable, "-c", asks, cwd=tmp_path, path=installed).strip())
    assert found.is_relative_to(installed / "evidenceboard")


def test_an_installed_program_carries_every_shipped_file(installed: Path) -> None:
    carried = installed / "evidenceboard" / "_resources"
    wanted = {file.relative_to(ROOT / "resources") for file in shipped()}
    assert wanted
    assert {file.relative_to(carried) for file in carried.rglob("*") if file.is_file()} == wanted


def test_every_package_and_every_folder_of_resources_is_listed_for_installation() -> None:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]
    packages = {".".join(file.parent.relative_to(ROOT).parts) for file in code("__init__.py")}
    folders = {file.parent.relative_to(ROOT).parts for file in shipped()}
    assert set(listed) == packages | {"evidenceboard._resources"} | {
        ".".join(("evidenceboard._resources", *parts[1:])) for parts in folders
    }


def test_the_installed_command_says_its_version(installed: Path, tmp_path: Path) -> None:
    said = run(
        sys.executable, "-m", "evidenceboard", "--version", cwd=tmp_path, path=installed
    ).strip()
    assert said.endswith("0.1.0")


def test_the_installed_command_exports_the_sample_board(installed: Path, tmp_path: Path) -> None:
    program = (sys.executable, "-m", "evidenceboard")
    run(*program, "sample", "sample.evboard", cwd=tmp_path, path=installed)
    run(*program, "export", "sample.evboard", "sample.png", cwd=tmp_path, path=installed)
    assert (tmp_path / "sample.png").read_bytes().startswith(b"\x89PNG")
