"""Pages laid on top of one another: what another reader sees is in test_formats."""

from __future__ import annotations

import io
import re

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QColor, QPainter, QPdfWriter

from evidenceboard.export.pdf_layers import complete
from evidenceboard.storage.new_file import ExportError
from tests.steps import finished

pytestmark = pytest.mark.usefixtures("qapp")


def three_pages() -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    for number in range(3):
        if number:
            writer.newPage()
        painter.fillRect(QRectF(0, 0, 90, 90), QColor(255, 0, 0, 60 * number + 20))
    painter.end()
    return bytes(buffer.data().data())


def test_what_qt_wrote_stays_and_one_sheet_shows_the_contents_of_all() -> None:
    before = three_pages()
    file = io.BytesIO(before)
    finished(complete(file, [2, 1]))
    after = file.getvalue()
    assert after.startswith(before)
    added = after[len(before) :]
    assert added.count(b"/Count 2") == 1
    contents = [match.count(b" 0 R") for match in re.findall(rb"/Contents \[(.*?)\]", added)]
    assert contents == [5, 3]
    both = re.search(rb"/ExtGState << (.*?) >>", added)
    assert both is not None
    assert len(re.findall(rb"/GState\d+ \d+ 0 R", both[1])) == 2


def test_every_entry_of_the_new_table_leads_to_its_object() -> None:
    file = io.BytesIO(three_pages())
    finished(complete(file, [3]))
    data = file.getvalue()
    table = data[int(data.rsplit(b"startxref", 1)[1].split()[0]) :]
    assert table.startswith(b"xref\n")
    entries = re.findall(rb"(\d+) 1\n(\d{10}) 00000 n \n", table)
    assert entries
    for number, place in entries:
        assert data[int(place) :].startswith(b"%b 0 obj\n" % number)


@pytest.mark.parametrize("data", [b"", b"startxref\n0\n%%EOF", b"xref\ntrailer\nstartxref\n0\n"])
def test_what_is_not_laid_out_as_qt_does_is_refused(data: bytes) -> None:
    with pytest.raises(ExportError, match="this version of Qt lays them out another way"):
        finished(complete(io.BytesIO(data), [2]))
