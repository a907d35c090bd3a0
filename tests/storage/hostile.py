"""Files that a stranger may send: damaged, cut, made by other programs, or made to do harm."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

from evidenceboard.document import Document
from evidenceboard.storage import seal
from evidenceboard.storage.schema import APPLICATION_ID, SCHEMA_VERSION, statements
from tests.boards import random_board

Spoil = Callable[[Path], None]


def make_board(path: Path, cards: int = 6, version: int = SCHEMA_VERSION) -> Path:
    """A sound board file with every sort of record that its version knows."""
    board, contents = random_board(Random(5), cards)
    document = Document.untitled(board, contents.values())
    job = document.save_as(path)
    job.run()
    document.saved(job)
    document.close()
    if version < SCHEMA_VERSION:
        as_older_version(path, version)
    return path


def as_older_version(path: Path, version: int) -> None:
    """Write a board file as the program of that version would have written it."""
    newer = path.rename(path.with_suffix(".newer"))
    with closing(sqlite3.connect(path, isolation_level=None)) as older:
        older.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        older.execute(f"PRAGMA user_version = {version}")
        older.execute("ATTACH ? AS newer", (str(newer),))
        older.execute("BEGIN")
        for statement in statements(version):
            older.execute(statement)
        _take_over(older)
        older.execute("COMMIT")
        older.execute("DETACH newer")
    newer.unlink()
    seal_anew(path)


def _take_over(older: sqlite3.Connection) -> None:
    """What an older version has tables and columns for."""
    names = "SELECT name FROM main.sqlite_schema WHERE type = 'table'"
    tables = {name for (name,) in older.execute(names)}
    older.execute("PRAGMA ignore_check_constraints=ON")
    for table in tables:
        columns = ", ".join(row[1] for row in older.execute(f"PRAGMA main.table_info({table})"))
        older.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM newer.{table}")
    known = ", ".join(f"'{name}'" for name in tables)
    while older.execute(
        f"DELETE FROM main.connector WHERE kind NOT IN ({known}) OR"
        " to_connector NOT IN (SELECT id FROM main.connector)"
    ).rowcount:
        pass
    for table in ("supports", "contradicts", "derived_from"):
        older.execute(
            f"DELETE FROM main.{table} WHERE connector NOT IN (SELECT id FROM main.connector)"
        )


@contextmanager
def altered(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that may do what no honest program would."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA ignore_check_constraints=ON")
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("PRAGMA writable_schema=ON")
    try:
        yield connection
    finally:
        connection.close()


def sql(*statements: str) -> Spoil:
    """Run statements on the file with every safeguard off."""

    def spoil(path: Path) -> None:
        with altered(path) as connection:
            for statement in statements:
                connection.execute(statement)

    return spoil


def unstrict(table: str, *statements: str) -> Spoil:
    """Smuggle values past STRICT by rewriting the table's declaration for a moment."""

    def spoil(path: Path) -> None:
        with altered(path) as connection:
            (text,) = connection.execute(
                "SELECT sql FROM sqlite_schema WHERE name = ?", (table,)
            ).fetchone()
            _declare(connection, table, text.replace("STRICT", "").replace(" REAL", " BLOB"))
        with altered(path) as connection:
            for statement in statements:
                connection.execute(statement)
            _declare(connection, table, text)

    return spoil


def _declare(connection: sqlite3.Connection, table: str, text: str) -> None:
    connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (text, table))


def put(at: int, data: bytes) -> Spoil:
    """Overwrite some bytes."""

    def spoil(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(at)
            file.write(data)

    return spoil


def cut(share: float) -> Spoil:
    return lambda path: os.truncate(path, int(path.stat().st_size * share))


def whole(data: bytes) -> Spoil:
    def spoil(path: Path) -> None:
        path.write_bytes(data)

    return spoil


def in_place_of_it(make: Callable[[Path], None]) -> Spoil:
    """Something else under the file's name."""

    def spoil(path: Path) -> None:
        path.unlink()
        make(path)

    return spoil


def seal_anew(path: Path) -> None:
    """Give an altered file a seal that fits, as a careful forger would."""
    placeholder = seal.new_placeholder()
    with altered(path) as connection:
        connection.execute("UPDATE board SET seal = ?", (placeholder,))
        _, start, end = seal.place_of(connection)
    seal.put_seal(path, placeholder, start, end)


def grow(path: Path) -> None:
    """A page more than the header counts."""
    path.write_bytes(path.read_bytes() + bytes(4096))


def huge(path: Path) -> None:
    """As long as a film, and empty but for its beginning."""
    os.truncate(path, 50_000_000_000)


def many_rows(path: Path) -> None:
    """A board that counts to a billion when its tables are looked at."""
    with altered(path) as connection:
        connection.execute(
            "CREATE VIEW card_view AS WITH RECURSIVE n(i) AS"
            " (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT * FROM n"
        )


ID = "'00000000-0000-4000-8000-000000000001'"
OTHER = "'00000000-0000-4000-8000-000000000002'"
ONE_CARD = "(SELECT id FROM card LIMIT 1)"
ONE_CONNECTOR = "(SELECT id FROM connector LIMIT 1)"

REFUSED: dict[str, tuple[Spoil, str]] = {
    "empty": (whole(b""), "it is empty"),
    "a text": (whole(b"Dear colleague,\n" * 400), "not a board"),
    "a picture": (whole(b"\x89PNG\r\n\x1a\n" + bytes(4000)), "not a board"),
    "only a header": (whole(b"SQLite format 3\0" + bytes(84)), "not a board"),
    "half a header": (lambda path: os.truncate(path, 60), "not a board"),
    "cut in half": (cut(0.5), "cut short"),
    "cut by a byte": (lambda p: os.truncate(p, p.stat().st_size - 1), "cut short"),
    "grown": (grow, "something was added"),
    "huge": (huge, "something was added"),
    "another database": (put(68, b"\0\0\0\1"), "not a board"),
    "version nought": (put(60, b"\0\0\0\0"), "no version"),
    "no schema": (put(100, bytes(200)), "cannot be opened"),
    "broken pages": (put(4096 * 2, os.urandom(4096)), "cannot be opened"),
    "a view": (many_rows, "it holds a view"),
    "a trigger": (
        sql("CREATE TRIGGER t AFTER INSERT ON card BEGIN DELETE FROM card; END"),
        "it holds a trigger",
    ),
    "a further table": (sql("CREATE TABLE extra (a)"), "not those of a board (extra)"),
    "a full text table": (sql("CREATE VIRTUAL TABLE f USING fts5(a)"), "cannot be opened"),
    "an index that computes": (
        sql("CREATE INDEX i ON card (abs(x) * length(title))"),
        "not those of a board (i)",
    ),
    "a generated column": (
        sql("ALTER TABLE card ADD COLUMN big AS (zeroblob(900000000))"),
        "cannot be opened",
    ),
    "a missing table": (sql("DROP TABLE judgement"), "missing"),
    "a missing index": (sql("DROP INDEX ix_connector_to_card"), "missing"),
    "a changed check": (
        sql("UPDATE sqlite_schema SET sql = replace(sql, '2000', '9999') WHERE name = 'tag'"),
        "not those of a board (tag)",
    ),
    "no board row": (sql("DELETE FROM board"), "exactly one board"),
    "infinite place": (sql("UPDATE card SET x = 9e999"), "no place where a card can lie"),
    "no place": (unstrict("card", "UPDATE card SET y = 'left'"), "cannot be opened"),
    "bytes for a title": (unstrict("card", "UPDATE card SET title = x'00ff'"), "cannot be opened"),
    "not UTF-8": (sql("UPDATE card SET title = CAST(x'c328ff' AS TEXT)"), "Unicode"),
    "a NUL in a text": (sql("UPDATE card SET body = 'a' || char(0) || 'b'"), "a text should be"),
    "an endless text": (
        sql("UPDATE card SET body = replace(hex(zeroblob(3000000)), '0', 'ab')"),
        "longer than 1,000,000 characters",
    ),
    "an unknown kind": (sql("UPDATE card SET kind = 'riddle'"), "unknown kind of card"),
    "an unknown connector": (
        sql("UPDATE connector SET kind = 'riddle'"),
        "unknown kind of connector",
    ),
    "a rating off the scale": (sql("UPDATE supports SET credibility = '9'"), "cannot be '9'"),
    "an unknown yardstick": (sql("UPDATE board SET yardstick = 'ell'"), "unknown yardstick"),
    "a date that is none": (sql("UPDATE claim SET date = '2022-13'"), "not a date"),
    "an id that is none": (
        sql(f"UPDATE card SET id = '{'x' * 36}' WHERE id = {ONE_CARD}"),
        "not a UUID",
    ),
    "a revision that is none": (
        sql(f"UPDATE board SET revision = '{'x' * 36}'"),
        "not a UUID",
    ),
    "two boards in one": (
        unstrict(
            "board",
            "INSERT INTO board (one, seal, revision, board_id, edits, created, yardstick, title,"
            " description) SELECT 2, seal, revision, board_id, edits, created, yardstick, title,"
            " description FROM board",
        ),
        "cannot be opened",
    ),
    "a connector from nowhere": (
        sql(f"UPDATE connector SET from_card = {ID} WHERE id = {ONE_CONNECTOR}"),
        "an end that is not there",
    ),
    "a connector to nowhere": (
        sql(f"UPDATE connector SET to_card = {ID}, to_connector = NULL WHERE id = {ONE_CONNECTOR}"),
        "an end that is not there",
    ),
    "connectors in a circle": (
        sql(
            f"INSERT INTO connector VALUES ({ID}, 'supports', {ONE_CARD}, NULL, {OTHER}, '')",
            f"INSERT INTO connector VALUES ({OTHER}, 'supports', {ONE_CARD}, NULL, {ID}, '')",
        ),
        "in a circle",
    ),
    "a connector with two ends": (
        sql(f"UPDATE connector SET to_card = {ONE_CARD}, to_connector = {ONE_CONNECTOR}"),
        "not exactly one end",
    ),
    "a tag of no card": (
        sql(f"INSERT INTO tag VALUES ({ID}, 0, 'lost')"),
        "a card that is not there",
    ),
    "a rating of no card": (
        sql(f"INSERT INTO source (card, reliability) VALUES ({ID}, 'A')"),
        "a card that is not there",
    ),
    "a folder": (in_place_of_it(Path.mkdir), "it is a folder"),
    "a pipe": (in_place_of_it(os.mkfifo), "a device or a pipe"),
    "an endless device": (in_place_of_it(lambda p: p.symlink_to("/dev/zero")), "a device"),
    "a link to itself": (in_place_of_it(lambda p: p.symlink_to(p)), "in a circle"),
    "a link to nothing": (in_place_of_it(lambda p: p.symlink_to(p.parent / "no")), "no such file"),
}
"""What is refused, and a part of the sentence that says why."""

SINCE_VERSION_2: dict[str, tuple[Spoil, str]] = {
    "an unknown semantics": (sql("UPDATE board SET semantics = 'bayes'"), "unknown semantics"),
    "a number beyond one": (
        sql("INSERT OR REPLACE INTO number VALUES (1, 'claim', 1.5)"),
        "not from 0 to 1",
    ),
    "an infinite number": (
        sql("INSERT OR REPLACE INTO number VALUES (1, 'claim', 9e999)"),
        "not from 0 to 1",
    ),
    "an unknown number": (
        sql("INSERT INTO number VALUES (1, 'luck', 0.5)"),
        "unknown number",
    ),
    "a number of another board": (
        sql("INSERT INTO number VALUES (2, 'claim', 0.5)"),
        "belongs to no board",
    ),
    "an acceptance of another board": (
        sql("INSERT INTO acceptance VALUES (2, 0, 'undated:1', 'known', '', '')"),
        "belongs to no board",
    ),
    "an acceptance of nothing": (
        sql("INSERT INTO acceptance VALUES (1, 99, '', 'known', '', '')"),
        "accepts a finding without",
    ),
    "an acceptance without a reason": (
        sql("INSERT INTO acceptance VALUES (1, 99, 'undated:1', '', '', '')"),
        "accepts a finding without",
    ),
    "a NUL in an acceptance": (
        sql("INSERT INTO acceptance VALUES (1, 99, 'undated:1', 'a' || char(0), '', '')"),
        "a text should be",
    ),
    "an endless name of a revision": (
        sql("UPDATE judgement SET revision = hex(zeroblob(200))"),
        "longer than 60 characters",
    ),
    "an endless standing": (
        sql("UPDATE judgement SET standing = hex(zeroblob(2000))"),
        "longer than 2,000 characters",
    ),
    "an answer that is none": (
        sql(
            f"INSERT OR REPLACE INTO expert_opinion (card, q_trust) VALUES ({ONE_CARD}, 'perhaps')"
        ),
        "cannot be 'perhaps'",
    ),
    "a degree off the scale": (sql("UPDATE supports SET degree = 'total'"), "cannot be 'total'"),
    "an older version by its number only": (put(60, b"\0\0\0\1"), "not those of a board"),
}
"""The same of files that only this version can have made."""

VERSIONS = range(1, SCHEMA_VERSION + 1)
ALL_REFUSED = {
    **{(version, name): case for version in VERSIONS for name, case in REFUSED.items()},
    **{(2, name): case for name, case in SINCE_VERSION_2.items()},
}
"""By the version of the file that is spoiled, and a name."""


def flip_in_attachment(path: Path) -> None:
    """One bit of an attachment."""
    with altered(path) as connection:
        row, data = connection.execute(
            "SELECT rowid, data FROM content WHERE length(data) > 200 LIMIT 1"
        ).fetchone()
    data = path.read_bytes().replace(data[100:150], data[100:149] + bytes([data[149] ^ 1]))
    path.write_bytes(data)
    assert row


READ_ONLY: dict[str, tuple[Spoil, str]] = {
    "edited by another program": (sql("UPDATE card SET title = 'other'"), "Save As keeps"),
    "another seal": (sql(f"UPDATE board SET seal = '{'a' * 64}'"), "Save As keeps"),
    "in WAL mode": (sql("PRAGMA journal_mode=WAL"), "Save As keeps"),
    "a flipped bit in an attachment": (flip_in_attachment, "1 of its attachments"),
    "a lost attachment": (
        sql("DELETE FROM content WHERE sha256 = (SELECT sha256 FROM attachment LIMIT 1)"),
        "1 of its attachments",
    ),
}
"""What opens read-only, and a part of the sentence that says why."""

ALL_READ_ONLY = {
    **{(version, name): case for version in VERSIONS for name, case in READ_ONLY.items()},
    (2, "a newer version"): (put(60, b"\0\0\0\3"), "damaged or was changed"),
}
"""The same by the version of the file that is spoiled; one that only calls itself newer has to
have the tables of today."""
