"""Printing the board, with a preview of the sheet."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from evidenceboard.document import Document
from evidenceboard.export import Picture, PictureOptions
from evidenceboard.export.format import ON_SHEETS
from evidenceboard.export.picture import scene_of
from evidenceboard.model.records import RecordId

_MOST = 96 * 1.0
"""A board unit is never printed larger than a 96th of an inch."""


class BoardPrint(QObject):
    """Paints a picture on a printer's sheet, as large as it fits, in the middle.

    Rule: on white paper, in the light theme, and the print queue learns no name.
    """

    def __init__(self, picture: Picture, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._region = picture.plan.region
        self._picture = picture
        self._printer: QPrinter | None = None
        """Kept here because the preview does not keep it."""

    def printer(self) -> QPrinter:
        """A printer whose sheet is turned as the picture is."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Board")
        printer.setCreator("")
        wide = self._region.width() > self._region.height()
        way = QPageLayout.Orientation
        printer.setPageOrientation(way.Landscape if wide else way.Portrait)
        self._printer = printer
        return printer

    def paint(self, printer: QPrinter) -> None:
        """Paint the one sheet."""
        room = printer.pageLayout().paintRectPixels(printer.resolution())
        scale = min(room.width() / self._region.width(), room.height() / self._region.height())
        scale = min(scale, printer.resolution() / _MOST)
        used = self._region.size() * scale
        corner = QPointF((room.width() - used.width()) / 2, (room.height() - used.height()) / 2)
        painter = QPainter(printer)
        painter.translate(corner)
        for _ in self._picture.paint_in_batches(painter, QRectF(self._region), scale):
            pass
        painter.end()


def board_print(
    document: Document, ids: Collection[RecordId], parent: QObject | None = None
) -> BoardPrint:
    """What is printed: these cards, or the whole board when there are none.

    Raises ExportError where there is nothing to print.
    """
    cards = frozenset(key for key in ids if key in document.board.cards)
    options = PictureOptions("selection" if cards else "board", cards, transparent=True, margin=8)
    return BoardPrint(
        Picture(scene_of(document.board), document.content, options, ON_SHEETS), parent
    )


def print_with_preview(
    document: Document, ids: Collection[RecordId], parent: QWidget
) -> QPrintPreviewDialog:
    """Open the preview, from which the board can be printed. Raises ExportError as above."""
    job = board_print(document, ids)
    preview = QPrintPreviewDialog(job.printer(), parent)
    job.setParent(preview)
    preview.setWindowTitle("Print")
    preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    preview.paintRequested.connect(job.paint)
    preview.resize(1000, 720)
    preview.open()
    return preview
