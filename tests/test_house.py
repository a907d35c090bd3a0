"""The house rules that a test can see: names, sizes, and what may stand in a file."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "evidenceboard").rglob("*.py"))
FORBIDDEN_NAMES = re.compile(r"(?:^|_)(?:manager|handler|helpers?|utils?|common|base)(?:_|$)")
BLANKET = re.compile(r"#\s*(?:type:\s*ignore(?!\[)|noqa(?!:))")
ELSEWHERE = re.compile(r"(?<![\w.])/(?:work|root)/|pypi\.org|pythonhosted|deb\.debian\.org|npmjs")
BINARIES = (".png", ".ttf", ".otf", ".evboard", ".ico", ".icns")


def named(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_module_says_what_it_holds(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    if tree.body:
        assert ast.get_docstring(tree), f"{named(module)} has no docstring"


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_module_bears_a_word_of_the_domain(module: Path) -> None:
    assert not FORBIDDEN_NAMES.search(module.stem)


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_module_holds_one_thing(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= 400, f"{named(module)} has {lines} lines: it holds more than one thing"


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_no_check_is_switched_off_as_a_whole(module: Path) -> None:
    assert not BLANKET.search(module.read_text(encoding="utf-8"))


def test_every_package_has_an_init() -> None:
    """The import linter does not see a package without one."""
    folders = {module.parent for module in MODULES}
    assert [named(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


@pytest.fixture(scope="module")
def kept() -> list[Path]:
    """The files that git keeps."""
    asked = ["git", "ls-files", "-z"]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    files = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [file for file in files if file.is_file()]


def test_nothing_generated_is_kept_in_git(kept: list[Path]) -> None:
    assert [file for file in kept if _is_binary(file) and file.suffix not in BINARIES] == []


def test_no_file_knows_a_machine_or_a_registry(kept: list[Path]) -> None:
    texts = [file for file in kept if not _is_binary(file) and file != Path(__file__)]
    knowing = [file for file in texts if ELSEWHERE.search(file.read_text(encoding="utf-8"))]
    assert [named(file) for file in knowing] == []


def _is_binary(file: Path) -> bool:
    return b"\0" in file.read_bytes()[:8192]
