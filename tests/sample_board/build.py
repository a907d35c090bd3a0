"""Makes the sample board of its readable data: `python -m tests.sample_board.build`.

Rule: the same words make the same records, ids included, so that a test can tell whether the
board that ships is the one that `second-mobilization.toml` describes.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID, uuid5

from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.change import Change
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.edits import add_cards, add_judgement, attach, set_board_facts
from evidenceboard.model.figures import read_figure
from evidenceboard.model.kinds import CardKind, ConnectorKind, QuantityField, checked
from evidenceboard.model.records import (
    Attachment,
    BoardFacts,
    Card,
    Connector,
    Judgement,
    RecordId,
    Value,
)
from evidenceboard.storage.sitting import Sitting
from tests.sample_board.figures_picture import figures_picture

HERE = Path(__file__).parents[2] / "resources" / "samples"
WORDS = HERE / "second-mobilization.toml"
BOARD = HERE / "second-mobilization.evboard"
_NAMESPACE = UUID("6c0b9f0e-6a55-4c5e-9a52-45764264a001")
_AUTHOR = "Evidence Board"
_PICTURES = {"figures": figures_picture}

Table = Mapping[str, Any]


def sample_id(name: str) -> RecordId:
    """The id that a name in the words stands for."""
    return RecordId(str(uuid5(_NAMESPACE, name)))


def sample_board() -> tuple[Board, list[bytes]]:
    """The board that the words describe, and the bytes of its attachments."""
    words = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    board, contents = Board(), []
    facts = BoardFacts(words["title"], words["description"], created=words["created"])
    board.apply(set_board_facts(board, facts))
    board.apply(add_cards(board, _cards(words)))
    for name, table in words["cards"].items():
        for judgement in _judgements(name, table.get("judgements", ())):
            board.apply(add_judgement(board, sample_id(name), judgement))
        if "picture" in table:
            data = _PICTURES[table["picture"]]()
            contents.append(data)
            board.apply(attach(board, sample_id(name), [_attachment(table["picture"], data)]))
    for table in words["connectors"]:
        board.apply(Change.of([(None, _connector(table))]))
    return board, contents


def _cards(words: Table) -> Iterator[Card]:
    """Frames lie behind the cards; each keeps the order in which it is written down."""
    for z, (name, table) in enumerate(words["frames"].items()):
        yield _card(f"frame/{name}", {"kind": "frame", **table}, z - len(words["frames"]))
    for z, (name, table) in enumerate(words["cards"].items(), start=1):
        yield _card(name, table, z)


def _card(name: str, table: Table, z: int) -> Card:
    (x, y), (width, height) = map(float, table["at"]), map(float, table["size"])
    return Card(
        id=sample_id(name),
        kind=table["kind"],
        x=x,
        y=y,
        width=width,
        height=height,
        z=z,
        title=table.get("title", ""),
        body=table.get("body", ""),
        tags=tuple(table.get("tags", ())),
        fields=_fields(card_kind(table["kind"]), table),
    )


def _connector(table: Table) -> Connector:
    return Connector(
        id=sample_id(table["name"]),
        kind=table["kind"],
        source=sample_id(table["from"]),
        target=sample_id(table.get("to") or table["onto"]),
        undercuts="onto" in table,
        label=table.get("label", ""),
        fields=_fields(connector_kind(table["kind"]), table),
    )


def _fields(kind: CardKind | ConnectorKind, table: Table) -> dict[str, Value]:
    """The recorded fields; a figure is written as a person would type it."""
    written: Table = table.get("fields", {})
    figures = {field.name for field in kind.fields if isinstance(field, QuantityField)}
    return checked(
        kind,
        ((name, read_figure(it) if name in figures else it) for name, it in written.items()),
    )


def _judgements(name: str, tables: list[Table]) -> Iterator[Judgement]:
    for step, table in enumerate(tables):
        yield Judgement(
            id=sample_id(f"{name}/judgement/{step}"),
            likelihood=table["likelihood"],
            confidence=table["confidence"],
            reason=table["reason"],
            made=table["made"],
            author=_AUTHOR,
        )


def _attachment(name: str, data: bytes) -> Attachment:
    digest = hashlib.sha256(data).hexdigest()
    return Attachment(sample_id(f"{name}.png"), f"{name}.png", "image/png", digest, len(data))


def build(target: Path) -> None:
    """Write the sample board as a file of its own, the way that Save a Copy does."""
    board, contents = sample_board()
    sitting = Sitting(board, contents=contents)
    try:
        sitting.save_job(target, is_copy=True).run()
    finally:
        sitting.close(keep=False)


def main() -> None:
    """Put a new board in the shipped one's place, even while that is open somewhere."""
    with TemporaryDirectory(dir=BOARD.parent) as folder:
        made = Path(folder, BOARD.name)
        build(made)
        made.replace(BOARD)


if __name__ == "__main__":
    main()
