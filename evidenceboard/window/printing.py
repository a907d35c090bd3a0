"""Printing the board, with a preview of the sheet."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QToolBar, QWidget

from evidenceboard.document import Document
from evidenceboard.export import Picture, PictureOptions
from evidenceboard.export.format import ON_SHEETS
from evidenceboard.export.picture import scene_of
from evidenceboard.model.records import RecordId
from evidenceboard.theme.icons import icon

_MOST = 96 * 1.0
"""A board unit is never printed larger than a 96th of an inch."""
ICONS = {
    "Fit width": "mdi6.arrow-expand-horizontal",
    "Fit page": "mdi6.fit-to-page-outline",
    "Zoom in": "mdi6.magnify-plus-outline",
    "Zoom out": "mdi6.magnify-minus-outline",
    "Portrait": "mdi6.crop-portrait",
    "Landscape": "mdi6.crop-landscape",
    "First page": "mdi6.page-first",
    "Previous page": "mdi6.chevron-left",
    "Next page": "mdi6.chevron-right",
    "Last page": "mdi6.page-last",
    "Show single page": "mdi6.file-outline",
    "Show facing pages": "mdi6.book-open-outline",
    "Show overview of all pages": "mdi6.view-grid-outline",
    "Page setup": "mdi6.cog-outline",
    "Print": "mdi6.printer-outline",
}
"""By the words under which Qt's preview knows its actions."""


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
    _dress(preview)
    preview.resize(1000, 720)
    preview.open()
    return preview


def _dress(preview: QPrintPreviewDialog) -> None:
    """Qt's preview brings pictures of its own; ours stand in, in the colour of the theme."""
    ink = preview.palette().windowText().color()
    for action in preview.findChildren(QAction):
        name = ICONS.get(action.text())
        if name:
            action.setIcon(icon(name, ink))
    for bar in preview.findChildren(QToolBar):
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
