"""Tables leave the program whole, readable elsewhere, without formulas and without metadata."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidenceboard.analysis.matrix import matrix
from evidenceboard.storage.new_file import ExportError
from evidenceboard.tables import TABLE_FORMATS, Table, TableFormat, table_format_of
from evidenceboard.tables.csv_file import as_csv, as_pasted
from evidenceboard.tables.matrix_table import matrix_table
from evidenceboard.tables.xlsx_file import as_xlsx
from evidenceboard.tables.xlsx_metadata import without_metadata
from tests.analysis.small_boards import board, card, claim, expert, joined, source

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMULAS = (
    "=1+1", "+1", "-2", "@SUM(A1)", "\t=1", " =cmd|' /C calc'!A0", "\r=1", "＝1+1",
    '=HYPERLINK("https://example.org")',
)  # fmt: skip
ODD = (
    "Чутки про мобілізацію",
    "two\nlines",
    'say "so", he said',
    "",
    "bell\x07 \ufffe",
    "x" * 40_000,
)


def parsed(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def sheet(workbook: bytes) -> tuple[list[list[str | float]], ET.Element]:
    """The cells of a workbook's sheet, read as any program would."""
    with ZipFile(io.BytesIO(workbook)) as parts:
        shared = ET.fromstring(parts.read("xl/sharedStrings.xml"))  # noqa: S314  our own
        tree = ET.fromstring(parts.read("xl/worksheets/sheet1.xml"))  # noqa: S314  our own
    words = ["".join(text.itertext()) for text in shared.iter(f"{MAIN}si")]
    rows: list[list[str | float]] = []
    for row in tree.iter(f"{MAIN}row"):
        rows.append([])
        for cell in row.iter(f"{MAIN}c"):
            value = cell.find(f"{MAIN}v")
            if value is not None and value.text is not None:
                known = cell.get("t") == "s"
                rows[-1].append(words[int(value.text)] if known else float(value.text))
    return rows, tree


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_csv_starts_a_formula(text: str) -> None:
    table = Table("", (text,), ((text,),), (text,))
    for written in (as_csv(table), as_pasted(table)):
        for row in parsed(written):
            assert all(cell[:1] not in "=+-@＝\t\r" or not cell for cell in row)
            assert all(not cell.strip().startswith(("=", "+", "-", "@", "＝")) for cell in row)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_workbook_holds_such_words_as_words(text: str) -> None:
    rows, tree = sheet(as_xlsx(Table("", ("Evidence",), ((text,),))))
    assert tree.find(f".//{MAIN}f") is None
    assert tree.find(f".//{MAIN}hyperlink") is None
    assert rows[1] == [text.replace("\r", "\n")]


def test_a_csv_is_read_by_excel_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "matrix.csv"
    table = Table("", ("Свідчення", "Number"), tuple((text, 1.5) for text in ODD[:4]))
    table_format_of(path).write(table, path)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data
    assert parsed(data.decode("utf-8-sig")) == [
        ["Свідчення", "Number"], *([text, "1.5"] for text in ODD[:4])
    ]  # fmt: skip


def test_what_is_pasted_has_one_line_a_row() -> None:
    pasted = as_pasted(Table("", ("a", "b"), (("two\nlines", "tab\there"),)))
    assert pasted == "a\tb\r\ntwo lines\ttab here\r\n"


def test_numbers_are_short_and_can_be_counted_with() -> None:
    table = Table("", ("a",), ((2.70710678,), (3.0,), (0.0,)))
    assert parsed(as_csv(table)) == [["a"], ["2.707"], ["3"], ["0"]]
    assert sheet(as_xlsx(table))[0] == [["a"], [2.707107], [3.0], [0.0]]


def test_odd_text_makes_a_sound_workbook() -> None:
    rows, _ = sheet(as_xlsx(Table("", ODD[:1], tuple((text,) for text in ODD))))
    texts = [row[0] for row in rows if row]
    assert texts[:2] == [ODD[0], ODD[0]]
    assert max(len(str(text)) for text in texts) == 32_767


def test_a_workbook_says_nothing_about_itself() -> None:
    made = as_xlsx(Table("", ("a",), (("b",),)))
    with ZipFile(io.BytesIO(made)) as parts:
        assert not any(name.startswith("docProps") for name in parts.namelist())
        assert all(part.date_time == (1980, 1, 1, 0, 0, 0) for part in parts.infolist())
        whole = b"".join(parts.read(name) for name in parts.namelist())
        assert parts.testzip() is None
    for word in (b"docProps", b"XlsxWriter", b"creator", b"Application", b"202"):
        assert word not in whole
    assert made == as_xlsx(Table("", ("a",), (("b",),)))


def test_a_workbook_laid_out_otherwise_is_refused() -> None:
    made = io.BytesIO()
    with ZipFile(made, "w") as parts:
        parts.writestr("xl/workbook.xml", '<about r="docProps/app.xml"/>')
    with pytest.raises(ExportError, match="No workbook was written"):
        without_metadata(made.getvalue())


@pytest.mark.parametrize("form", TABLE_FORMATS, ids=lambda form: form.name)
def test_a_table_that_cannot_be_written_leaves_nothing(form: TableFormat, tmp_path: Path) -> None:
    folder = tmp_path / f"folder{form.suffix}"
    folder.mkdir()
    with pytest.raises(ExportError, match="is a folder"):
        form.write(Table("", ("a",), ()), folder)
    assert list(tmp_path.iterdir()) == [folder]


def test_a_file_name_says_which_format() -> None:
    assert [table_format_of(Path(name)).name for name in ("a.CSV", "b.xlsx")] == ["csv", "xlsx"]
    with pytest.raises(ExportError, match=r"does not end in a table format: \.xlsx \.csv"):
        table_format_of(Path("a.ods"))


def test_the_matrix_as_a_table_tells_cells_scores_and_what_decides() -> None:
    one = board(
        claim("=Ordered", role="hypothesis"), claim("Rumour", role="hypothesis"),
        source("Leak", reliability="C"), expert("Saks", likelihood="unlikely"),
        joined("Leak", "supports", "=Ordered", degree="strong"),
        joined("Leak", "contradicts", "Rumour"),
        joined("Saks", "contradicts", "=Ordered", credibility="2", degree="strong"),
        card("note", "Note"),
    )  # fmt: skip
    table = matrix_table(one, matrix(one))
    columns = dict(zip(table.columns, zip(*table.rows, strict=True), strict=True))
    assert columns["Evidence"] == (
        *sorted(("Leak", "Saks"), key=list(columns["Evidence"]).index),
        "Inconsistent evidence", "Weighted inconsistency", "Place",
    )  # fmt: skip
    at = columns["Evidence"].index("Leak")
    assert [columns[word][at] for word in ("Kind", "Rating", "=Ordered", "Rumour")] == [
        "Source", "C3", "very consistent", "inconsistent",
    ]  # fmt: skip
    assert columns["Rating"][1 - at] == "unlikely"
    assert columns["=Ordered"][2:] == (1.0, pytest.approx(2 * 2**0.5), 2.0)
    assert columns["Rumour"][2:] == (1.0, 1.0, 1.0)
    assert table.notes[0] == "Removing “Saks” puts “=Ordered” first."
    assert "probability" in " ".join(table.notes)


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_any_words_make_a_csv_that_reads_back(words: list[str]) -> None:
    rows = parsed(as_csv(Table("", ("a",), tuple((word,) for word in words))))
    assert len(rows) == len(words) + 1
