"""The command line: what needs no window.

Rule: nothing is imported before a command needs it. `info`, `check`, `sample`, `--help` and
`--version` start without Qt, numpy and sqlmodel, `assess` without Qt and sqlmodel; only `export`
loads Qt, and no widget.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from evidenceboard import __version__

if TYPE_CHECKING:
    import argparse

    from evidenceboard.storage.board_file import BoardReading

FAULTY, REFUSED = 1, 2
"""Exit statuses: a board that is not sound, and a command that could not be carried out."""
LEAST_SCALE, MOST_SCALE = 0.05, 8.0

_USAGE = """evidenceboard [BOARD]        open a window
       evidenceboard COMMAND ...    do without one"""


class CommandError(Exception):
    """Why a command cannot be carried out, as one sentence."""


def main(argv: Sequence[str], open_window: Callable[[Path | None], int]) -> int:
    """Carry out a command line; returns the exit status.

    Where no command is named, `open_window` is called with the board to open, or None.
    """
    try:
        if not argv or (argv[0] not in COMMANDS and not argv[0].startswith("-")):
            return open_window(_board_to_open(argv))
        asked = _parser().parse_args(argv)
        status: int = asked.carry_out(asked)
    except (CommandError, OSError) as problem:
        print(f"evidenceboard: {problem}", file=sys.stderr)
        return REFUSED
    return status


def _board_to_open(argv: Sequence[str]) -> Path | None:
    if len(argv) > 1:
        raise CommandError(f"One board is opened at a time, so {argv[1]!r} is one too many.")
    if argv and not Path(argv[0]).is_file():
        raise CommandError(f"There is no command and no board file named {argv[0]!r}.")
    return Path(argv[0]) if argv else None


def _parser() -> argparse.ArgumentParser:
    """Knows every command. It complains in one sentence instead of repeating the whole usage."""
    import argparse  # noqa: PLC0415  # a window opens without

    class Parser(argparse.ArgumentParser):
        def error(self, message: str) -> NoReturn:
            self.exit(REFUSED, f"{self.prog}: {message.rstrip('.')}.\n")

    parser = Parser(
        prog="evidenceboard",
        usage=_USAGE,
        description="Claims, sources and expert opinions on one board, and why a claim stands.",
    )
    version = f"Evidence Board {__version__}"
    parser.add_argument("--version", action="version", version=version)
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True, prog="evidenceboard"
    )
    for name, (add_arguments, carry_out, about) in COMMANDS.items():
        command = commands.add_parser(name, help=about, description=f"{about}.")
        command.add_argument("--version", action="version", version=version)
        command.set_defaults(carry_out=carry_out)
        add_arguments(command)
    return parser


def _scale(text: str) -> float:
    from argparse import ArgumentTypeError  # noqa: PLC0415  # as above

    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not LEAST_SCALE <= scale <= MOST_SCALE:
        raise ArgumentTypeError(f"{text!r} is not a number from 0.05 to 8")
    return scale


def _takes_sample(command: argparse.ArgumentParser) -> None:
    command.add_argument("path", metavar="PATH", type=Path, help="the board file to write")


def _takes_board(command: argparse.ArgumentParser) -> None:
    command.add_argument("board", metavar="BOARD", type=Path, help="a board file (.evboard)")


def _takes_told(command: argparse.ArgumentParser) -> None:
    _takes_board(command)
    command.add_argument("--json", action="store_true", help="as JSON")


def _takes_export(command: argparse.ArgumentParser) -> None:
    _takes_board(command)
    add = command.add_argument
    add("out", metavar="OUT", type=Path, help="the file to write: .png .jpg .webp .svg .pdf")
    add("--scale", metavar="N", type=_scale, default=1.0, help="pixels per board unit (1)")
    add("--theme", choices=("light", "dark"), default="light", help="colours (light)")
    add("--transparent", action="store_true", help="paint no paper behind the board")
    add("--frame", metavar="NAME", default="", help="only what lies in the frame of that name")


def _sample(asked: argparse.Namespace) -> int:
    from evidenceboard.resources import resource  # noqa: PLC0415  see the module's rule
    from evidenceboard.storage.errors import reason  # noqa: PLC0415  as above

    path: Path = asked.path
    data = resource("samples", SAMPLE).read_bytes()
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError as problem:
        raise CommandError(f"{path} is there already, and is not overwritten.") from problem
    except OSError as problem:
        raise CommandError(f"{path} was not written: {reason(problem)}.") from problem
    print(path)
    return 0


def _info(asked: argparse.Namespace) -> int:
    reading = _read(asked.board)
    facts = _facts(reading)
    print(json.dumps(facts, ensure_ascii=False, indent=2) if asked.json else _in_words(reading))
    return 0


def _check(asked: argparse.Namespace) -> int:
    from evidenceboard.storage.board_file import faults  # noqa: PLC0415  as above

    if not asked.board.is_file():
        raise CommandError(f"There is no board file {asked.board}.")
    reasons = faults(asked.board)
    print("\n".join(reasons) or f"“{asked.board.name}” is sound.")
    return FAULTY if reasons else 0


def _export(asked: argparse.Namespace) -> int:
    from evidenceboard.export.picture_options import PictureOptions  # noqa: PLC0415  as above
    from evidenceboard.export.without_window import export_file  # noqa: PLC0415  as above

    options = PictureOptions(scale=asked.scale, theme=asked.theme, transparent=asked.transparent)
    print(export_file(_read(asked.board), asked.out, options, asked.frame))
    return 0


def _assess(asked: argparse.Namespace) -> int:
    from evidenceboard.analysis.assessment import assessed  # noqa: PLC0415  as above
    from evidenceboard.analysis.board_account import (  # noqa: PLC0415  as above
        board_account,
        board_lines,
    )

    board = _read(asked.board).board
    computed, today = assessed(board), datetime.now().astimezone().date()
    if asked.json:
        print(json.dumps(board_account(board, computed, today), ensure_ascii=False, indent=2))
    else:
        print("\n".join(board_lines(board, computed, today)))
    return 0


def _read(path: Path) -> BoardReading:
    from evidenceboard.storage.board_file import read_board_file  # noqa: PLC0415  as above

    return read_board_file(path)


def _facts(reading: BoardReading) -> dict[str, object]:
    from evidenceboard.model.card_kinds import CARD_KINDS  # noqa: PLC0415  as above
    from evidenceboard.model.connector_kinds import CONNECTOR_KINDS  # noqa: PLC0415  as above

    board = reading.board
    cards = Counter(card.kind for card in board.cards.values())
    connectors = Counter(one.kind for one in board.connectors.values())
    return {
        "title": board.facts.title,
        "cards": {kind.name: cards[kind.name] for kind in CARD_KINDS},
        "connectors": {kind.name: connectors[kind.name] for kind in CONNECTOR_KINDS},
        "schema_version": reading.schema_version,
        "revision": reading.revision,
        "size": reading.size,
        "complaint": reading.complaint,
    }


def _in_words(reading: BoardReading) -> str:
    from evidenceboard.model.card_kinds import CARD_KINDS  # noqa: PLC0415  as above
    from evidenceboard.model.connector_kinds import CONNECTOR_KINDS  # noqa: PLC0415  as above

    board = reading.board
    cards = Counter(card.kind for card in board.cards.values())
    connectors = Counter(one.kind for one in board.connectors.values())
    lines = [
        board.facts.title or "Untitled",
        *_counts("Cards", {kind.plural: cards[kind.name] for kind in CARD_KINDS}),
        *_counts("Connectors", {kind.word: connectors[kind.name] for kind in CONNECTOR_KINDS}),
        f"{'Size':18}{reading.size:>9,} bytes",
        f"{'Schema':18}{reading.schema_version:>9}",
        f"{'Revision':18} {reading.revision}",
    ]
    return "\n".join([*lines, reading.complaint] if reading.complaint else lines)


def _counts(word: str, counts: dict[str, int]) -> list[str]:
    """A total, and under it those parts of it that there are."""
    parts = [f"  {part:16}{count:>9,}" for part, count in counts.items() if count]
    return [f"{word:18}{sum(counts.values()):>9,}", *parts]


SAMPLE = "second-mobilization.evboard"
Arguments = Callable[["argparse.ArgumentParser"], None]
Command = Callable[["argparse.Namespace"], int]
COMMANDS: dict[str, tuple[Arguments, Command, str]] = {
    "sample": (_takes_sample, _sample, "Write the sample board to a file"),
    "export": (_takes_export, _export, "Export a board as a picture"),
    "info": (_takes_told, _info, "Tell what is in a board file"),
    "assess": (_takes_told, _assess, "Tell where the claims of a board stand, and why"),
    "check": (_takes_board, _check, "Tell whether a board file is sound"),
}
