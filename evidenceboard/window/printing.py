"""Printing the board, with a preview of the sheet."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QImage, QPageLayout, QPaintEngine, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QToolBar, QWidget

from evidenceboard.document import Document
from evidenceboard.export import Limits, Picture, PictureOptions
from evidenceboard.export.format import ON_SHEETS, Steps, run
from evidenceboard.export.picture import scene_of
from evidenceboard.model.records import RecordId
from evidenceboard.picture.scene import Scene
from evidenceboard.theme.icons import icon
from evidenceboard.window.copy_picture import whole_image
from evidenceboard.window.under_way import UnderWay

_MOST = 96 * 1.0
"""A board unit is never printed larger than a 96th of an inch."""
FEW, FEW_PICTURES = 150, 10
"""A preview of so many records is painted as they are printed, within a tenth of a second."""
FINE, ON_SCREEN = 3.0, Limits("the preview", 8_000, 12_000_000)
"""How fine the image is that stands for more of them."""
SOON = 0.3
"""Seconds of printing before its progress shows."""
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

    Rule: on white paper, in the light theme, and the print queue learns no name. A preview of
    many records is an image that was painted before, since Qt wants all of it in one turn.
    """

    def __init__(self, picture: Picture, preview: Picture, parent: QObject | None = None) -> None:
        """`preview` is the same picture in pixels."""
        super().__init__(parent)
        self._region = picture.plan.region
        self._picture, self._preview = picture, preview
        self._image: QImage | None = None
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

    def get_ready(self) -> Steps:
        """What a preview is painted with, a moment at a time."""
        picture = self._picture
        if picture.records <= FEW and picture.pictures_to_decode() <= FEW_PICTURES:
            for _ in picture.reckon():
                yield 0.0
            for _ in picture.decode_as_shapes():
                yield 0.0
        else:
            self._image = yield from whole_image(self._preview)

    def open_preview(self) -> None:
        """Open the preview over the window that this belongs to, and belong to the preview."""
        window = self.parent()
        preview = QPrintPreviewDialog(
            self.printer(), window if isinstance(window, QWidget) else None
        )
        self.setParent(preview)
        preview.setWindowTitle("Print")
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preview.paintRequested.connect(self.paint)
        _dress(preview)
        preview.resize(1000, 720)
        preview.open()

    def paint(self, printer: QPrinter) -> None:
        """Paint the one sheet, for a preview or on paper."""
        painter = QPainter(printer)
        previewed = painter.paintEngine().type() == QPaintEngine.Type.Picture
        scale = self._place(painter, printer)
        if previewed and self._image is not None:
            painter.drawImage(QRectF(QPointF(), self._region.size() * scale), self._image)
            painter.end()
            return
        steps = self._picture.paint_in_batches(painter, QRectF(self._region), scale)
        is_whole = run(steps) if previewed else self._go_on(steps)
        painter.end()
        if not is_whole:
            _leave_nothing(printer)

    def _place(self, painter: QPainter, printer: QPrinter) -> float:
        """Go to where the picture's corner is on the sheet; returns pixels in a board unit."""
        room = printer.pageLayout().paintRectPixels(printer.resolution())
        scale = min(room.width() / self._region.width(), room.height() / self._region.height())
        scale = min(scale, printer.resolution() / _MOST)
        used = self._region.size() * scale
        painter.translate((room.width() - used.width()) / 2, (room.height() - used.height()) / 2)
        return scale

    def _go_on(self, steps: Steps) -> bool:
        """Do all steps; those of a large board while the window answers. Whether it was not
        given up."""
        end = perf_counter() + SOON
        for _ in steps:
            if perf_counter() >= end:
                return self._finish(steps)
        return True

    def _finish(self, steps: Steps) -> bool:
        loop, parent = QEventLoop(), self.parent()
        under_way = UnderWay("Printing", steps, parent if isinstance(parent, QWidget) else None)
        under_way.open()  # at once: nothing else may be done with the preview meanwhile
        under_way.succeeded.connect(loop.quit)
        under_way.given_up.connect(partial(loop.exit, 1))
        return loop.exec() == 0


def _leave_nothing(printer: QPrinter) -> None:
    """Give up what was begun: nothing comes out of the printer, and no file is left."""
    printer.abort()
    if printer.outputFileName():
        Path(printer.outputFileName()).unlink(missing_ok=True)


def board_print(
    document: Document,
    ids: Collection[RecordId],
    parent: QObject | None = None,
    shown: Scene | None = None,
) -> BoardPrint:
    """What is printed: these cards, or the whole board when there are none.

    Raises ExportError where there is nothing to print.
    """
    cards = frozenset(key for key in ids if key in document.board.cards)
    options = PictureOptions("selection" if cards else "board", cards, transparent=True, margin=8)
    scene = scene_of(document.board, shown)
    picture = Picture(scene, document.content, options, ON_SHEETS)
    preview = Picture(scene, document.content, replace(options, scale=FINE), ON_SCREEN)
    return BoardPrint(picture, preview, parent)


def print_with_preview(
    document: Document,
    ids: Collection[RecordId],
    parent: QWidget,
    shown: Scene | None = None,
) -> UnderWay:
    """Get the sheet ready, then open the preview, from which the board can be printed. Raises
    ExportError as above."""
    job = board_print(document, ids, parent, shown)
    under_way = UnderWay("Preparing the preview", job.get_ready(), parent)
    under_way.succeeded.connect(job.open_preview)
    under_way.given_up.connect(job.deleteLater)
    return under_way


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
