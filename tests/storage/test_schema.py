"""The released schema, the tables that it comes from, and who has to load SQLModel."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.storage.schema import statements
from evidenceboard.storage.tables import Rows, schema_text


def test_the_released_schema_is_what_the_tables_say() -> None:
    assert ";\n\n".join(statements()) + ";\n" == schema_text()


def test_every_field_that_a_kind_declares_has_a_column() -> None:
    for kind in CARD_KINDS:
        columns = Rows.metadata.tables[kind.name].c if kind.fields else ()
        for field in kind.fields:
            assert any(column.name.startswith(field.name) for column in columns)


@pytest.fixture
def empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA foreign_keys=ON")
    for statement in statements():
        connection.execute(statement)
    return connection


def test_every_table_is_strict_and_every_reference_is_indexed(empty: sqlite3.Connection) -> None:
    tables = empty.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
    for name, strict in tables.fetchall():
        if name.startswith("sqlite_"):
            continue
        assert strict, name
        first_of_indexes = {
            empty.execute(f"SELECT name FROM pragma_index_info('{row[1]}')").fetchone()[0]
            for row in empty.execute(f"PRAGMA index_list({name})")
        }
        for key in empty.execute(f"PRAGMA foreign_key_list({name})").fetchall():
            assert key[3] in first_of_indexes, (name, key[3])


ID = "'00000000-0000-4000-8000-000000000001'"
CARD = f"INSERT INTO card VALUES ({ID}, 'claim', 0.0, 0.0, 100.0, 100.0, 1, 0, '', '')"


@pytest.mark.parametrize(
    "statement",
    [
        CARD.replace("'claim'", "'riddle'"),
        CARD.replace("0.0, 0.0", "9e999, 0.0"),
        CARD.replace("0.0, 0.0", "NULL, 0.0"),
        CARD.replace("0.0, 0.0", "'left', 0.0"),
        CARD.replace("100.0, 100.0", "-1.0, 100.0"),
        CARD.replace(ID, "'short'"),
        f"INSERT INTO claim (card, role) VALUES ({ID}, 'guess')",
        f"INSERT INTO claim VALUES ({ID}, NULL, 2, 1, '', NULL, NULL, NULL, NULL)",
        f"INSERT INTO claim (card, quantity_low) VALUES ({ID}, 2)",
        f"INSERT INTO claim (card, prior) VALUES ({ID}, 1.5)",
        f"INSERT INTO source (card, anonymous) VALUES ({ID}, 0)",
        f"INSERT INTO source (card, reliability) VALUES ({ID}, 'G')",
        f"INSERT INTO tag VALUES ({ID}, 0, '')",
        f"INSERT INTO connector VALUES ({ID}, 'supports', {ID}, NULL, NULL, '')",
        f"INSERT INTO connector VALUES ({ID}, 'supports', {ID}, {ID}, {ID}, '')",
        "INSERT INTO content VALUES ('ABC', x'00')",
    ],
)
def test_the_tables_refuse_what_the_model_would(empty: sqlite3.Connection, statement: str) -> None:
    empty.execute("BEGIN")  # within a change references are not yet looked at
    with pytest.raises(sqlite3.IntegrityError):
        empty.execute(statement)


def test_a_reference_may_come_before_what_it_names_within_one_change(
    empty: sqlite3.Connection,
) -> None:
    empty.execute("BEGIN")
    empty.execute(f"INSERT INTO claim (card, role) VALUES ({ID}, 'question')")
    empty.execute(CARD)
    empty.execute("COMMIT")
    with pytest.raises(sqlite3.IntegrityError):
        empty.execute(f"INSERT INTO connector VALUES ({ID}, 'supports', {ID}, NULL, {ID}, '')")


def test_only_saving_loads_sqlmodel(tmp_path: Path) -> None:
    board = tmp_path / "board.evboard"
    make = (
        "from pathlib import Path; from evidenceboard.document import Document;"
        f"d = Document.untitled(); j = d.save_as(Path({str(board)!r})); j.run(); d.close()"
    )
    subprocess.run([sys.executable, "-c", make], check=True)
    read = (
        "import sys; from pathlib import Path; from evidenceboard.document import Document;"
        "from evidenceboard.model import edits;"
        "from evidenceboard.storage import backups, board_file, lock, publish, recovery;"
        "loaded = lambda: [m for m in ('sqlmodel', 'sqlalchemy', 'pydantic') if m in sys.modules];"
        f"path = Path({str(board)!r}); board_file.read_board_file(path);"
        "d = Document.open(path); recovery.unsaved();"
        "card = edits.new_card(d.board, 'claim', 0, 0); d.start_keeping();"
        "d.perform('Add claim', edits.add_cards(d.board, [card])); print(loaded());"
        "j = d.save(); j.run(); d.saved(j); print('sqlmodel' in loaded()); d.close()"
    )
    said = subprocess.run([sys.executable, "-c", read], check=True, capture_output=True, text=True)
    assert said.stdout.split("\n")[:2] == ["[]", "True"]
