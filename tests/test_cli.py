"""The command line, as someone at a terminal meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from evidenceboard import cli
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.resources import resource
from tests.export.pngs import read_png

SAMPLE = resource("samples", cli.SAMPLE)
RUN = "import sys; from evidenceboard import cli; sys.exit(cli.main(sys.argv[1:], print))"


class Opened:
    """Stands for the window: notes which board it was asked to show."""

    def __init__(self) -> None:
        self.boards: list[Path | None] = []

    def __call__(self, board: Path | None) -> int:
        self.boards.append(board)
        return 0


def status(*argv: str | Path) -> int:
    return cli.main([str(one) for one in argv], Opened())


def complaint(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return said.err.strip()


def modules_after(argv: Sequence[str | Path]) -> set[str]:
    """What a fresh process has imported once the command is done."""
    code = (
        "import sys\nfrom evidenceboard import cli\n"
        "try:\n    cli.main(sys.argv[1:], print)\nexcept SystemExit:\n    pass\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *argv], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def test_without_a_command_the_window_opens() -> None:
    opened = Opened()
    assert cli.main([], opened) == 0
    assert cli.main([str(SAMPLE)], opened) == 0
    assert opened.boards == [None, SAMPLE]


def test_a_board_that_is_not_there_is_told_in_a_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert status("exprot") == 2
    assert complaint(capsys) == (
        "evidenceboard: There is no command and no board file named 'exprot'."
    )


def test_only_one_board_is_opened(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(SAMPLE, SAMPLE) == 2
    assert "one too many" in complaint(capsys)


@pytest.mark.parametrize("command", ["", *cli.COMMANDS])
@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_are_everywhere(
    command: str, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        status(*([command] if command else []), option)
    assert left.value.code == 0
    assert "vidence" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["info"], "evidenceboard info: the following arguments are required: BOARD."),
        (["--nothing"], "evidenceboard: the following arguments are required: COMMAND."),
        (
            ["export", "a", "b.png", "--scale", "99"],
            "evidenceboard export: argument --scale: '99' is not a number from 0.05 to 8.",
        ),
    ],
)
def test_a_wrong_command_line_is_told_in_a_sentence(
    argv: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        status(*argv)
    assert left.value.code == 2
    assert complaint(capsys) == sentence


def test_info_tells_what_is_in_the_board(capsys: pytest.CaptureFixture[str]) -> None:
    assert status("info", SAMPLE) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Second mobilization"
    assert said[1].split()[0] == "Cards"
    assert any(line.split()[:1] == ["Claims"] for line in said)


def test_info_as_json_counts_every_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert status("info", SAMPLE, "--json") == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["title"] == "Second mobilization"
    assert list(facts["cards"]) == ["claim", "source", "expert_opinion", "note", "image", "frame"]
    assert list(facts["connectors"]) == [kind.name for kind in CONNECTOR_KINDS]
    assert all(count > 0 for count in facts["cards"].values())
    assert facts["schema_version"] >= 1
    assert len(facts["revision"]) == 36
    assert facts["size"] == SAMPLE.stat().st_size


def test_info_of_what_is_no_board_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "notes.evboard"
    text.write_text("only words")
    assert status("info", text) == 2
    assert "“notes.evboard” cannot be opened" in complaint(capsys)


def test_check_finds_the_sample_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert status("check", SAMPLE) == 0
    assert capsys.readouterr().out == f"“{SAMPLE.name}” is sound.\n"


def test_check_tells_what_is_wrong_with_a_damaged_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = tmp_path / "damaged.evboard"
    data = bytearray(SAMPLE.read_bytes())
    data[20_000:20_400] = bytes(400)
    damaged.write_bytes(data)
    assert status("check", damaged) == 1
    assert "damaged.evboard" in capsys.readouterr().out


def test_check_of_a_file_that_is_not_there_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("check", tmp_path / "gone.evboard") == 2
    assert "There is no board file" in complaint(capsys)


def test_sample_writes_a_board_and_overwrites_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.evboard"
    assert status("sample", path) == 0
    assert path.read_bytes() == SAMPLE.read_bytes()
    path.write_bytes(b"mine")
    capsys.readouterr()
    assert status("sample", path) == 2
    assert "is there already" in complaint(capsys)
    assert path.read_bytes() == b"mine"


def test_sample_into_a_folder_that_is_not_there_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("sample", tmp_path / "gone" / "mine.evboard") == 2
    assert "was not written: there is no such file or folder" in complaint(capsys)


def test_assess_tells_where_claims_stand_and_what_they_hang_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert status("assess", SAMPLE) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[1] == "Strengths are those of Quadratic Energy; they are no probabilities."
    at = said.index("  A second wave will be ordered")
    assert said[at + 1].strip().startswith("contested · 0.")
    assert "origins" in said[at + 1]
    assert any(line.strip().startswith("Without “") for line in said[at:])
    assert {"Claims", "Findings"} <= {*said}


def test_assess_as_json_adds_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert status("assess", SAMPLE, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["reckoning"]["name"] == "Quadratic Energy"
    assert told["hypotheses"]["ranked"]
    for claim in told["claims"]:
        total = sum(one["value"] for one in claim["contributions"])
        assert total == pytest.approx(claim["energy"], abs=1e-4)
        low, high = claim["range"]
        assert low <= claim["strength"] <= high
        assert len(claim["reasons"]) <= 3
    assert any(one["linchpins"] for one in told["claims"])


def test_assess_starts_without_a_window() -> None:
    loaded = modules_after(["assess", str(SAMPLE)])
    assert not {name for name in loaded if name.startswith(("PySide6", "sqlmodel", "sqlalchemy"))}


@pytest.mark.usefixtures("qapp")
def test_export_writes_the_format_that_the_name_ends_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for suffix, magic in ((".png", b"\x89PNG"), (".svg", b"<svg"), (".pdf", b"%PDF")):
        out = tmp_path / f"board{suffix}"
        assert status("export", SAMPLE, out, "--scale", "0.5") == 0
        assert out.read_bytes().startswith(magic)
        assert str(out) in capsys.readouterr().out


@pytest.mark.usefixtures("qapp")
def test_export_takes_theme_transparency_scale_and_frame(tmp_path: Path) -> None:
    sizes = {}
    for name, options in {
        "whole": ["--transparent"],
        "frame": ["--frame", "experts"],
        "twice": ["--frame", "Experts", "--scale", "2", "--theme", "dark"],
    }.items():
        out = tmp_path / f"{name}.png"
        assert status("export", SAMPLE, out, *options) == 0
        png = read_png(out.read_bytes())
        sizes[name] = png.width, png.height
        assert png.colour_type == (6 if name == "whole" else 2)
    assert sizes["frame"] < sizes["whole"]
    assert sizes["twice"] == (2 * sizes["frame"][0], 2 * sizes["frame"][1])


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["a.gif"], "does not end in a picture format"),
        (["a.png", "--frame", "Nowhere"], "There is no frame 'Nowhere'; the board has “"),
        (["a.jpg", "--transparent"], "JPEG cannot be transparent."),
        (["gone/a.png"], "was not written: there is no such file or folder"),
    ],
)
def test_export_refuses_in_a_sentence(
    argv: list[str],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert status("export", SAMPLE, *argv) == 2
    assert sentence in complaint(capsys)
    assert list(tmp_path.iterdir()) == []


def test_export_needs_no_display_and_no_widget(tmp_path: Path) -> None:
    out = tmp_path / "board.png"
    bare = {
        key: value
        for key, value in os.environ.items()
        if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    done = subprocess.run(
        [sys.executable, "-c", RUN, "export", SAMPLE, out],
        capture_output=True,
        text=True,
        env=bare,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert out.stat().st_size > 10_000
    loaded = modules_after(["export", SAMPLE, out])
    assert "PySide6.QtGui" in loaded
    assert not loaded & {"PySide6.QtWidgets", "PySide6.QtPrintSupport", "sqlmodel", "sqlalchemy"}


@pytest.mark.parametrize(
    "argv", [["--help"], ["--version"], ["info", SAMPLE], ["check", SAMPLE], ["info", "--help"]]
)
def test_what_needs_no_picture_loads_neither_qt_nor_numpy_nor_sqlmodel(
    argv: list[str | Path],
) -> None:
    loaded = {name.partition(".")[0] for name in modules_after(argv)}
    assert not loaded & {"PySide6", "shiboken6", "numpy", "sqlmodel", "sqlalchemy", "pydantic"}


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".svg", ".pdf"])
def test_a_full_disk_is_told_in_a_sentence_and_nothing_stays(suffix: str, tmp_path: Path) -> None:
    """The system refuses to let any file grow beyond 10,000 bytes."""
    code = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000)); {RUN}"
    out = tmp_path / f"board{suffix}"
    out.write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", code, "export", SAMPLE, out],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(f"evidenceboard: {out} was not written: ")
    assert done.stderr.count("\n") == 1
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"old"]
