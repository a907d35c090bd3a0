"""The export dialog, driven as a user drives it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from evidenceboard.document import Document
from evidenceboard.export import Format
from evidenceboard.model.board import Board
from evidenceboard.model.records import RecordId
from evidenceboard.window.export_dialog import ExportDialog
from evidenceboard.window.settings import Settings
from tests.export.boards import CLAIM, FRAME, SOURCE, small_board
from tests.keeper import MemoryKeeper


class Desk:
    """A dialog on a small board, with the answer that the file dialog will give."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.answer: Path | None = folder / "out.png"
        self.suggested: Path | None = None
        self.settings = Settings(folder / "settings")
        self.document = Document(small_board(), MemoryKeeper())

    def ask(self, _parent: QWidget, suggested: Path, _form: Format) -> Path | None:
        self.suggested = suggested
        return self.answer

    def dialog(self, ids: tuple[RecordId, ...] = (), board: Board | None = None) -> ExportDialog:
        document = self.document if board is None else Document(board, MemoryKeeper())
        shown = ExportDialog(document, ids, self.settings, ask=self.ask)
        self.qtbot.addWidget(shown)
        shown.show()
        return shown


def press(qtbot: QtBot, dialog: ExportDialog, word: str) -> None:
    button = next(one for one in dialog.findChildren(QPushButton) if one.text() == word)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(qtbot: QtBot, dialog: ExportDialog, row: str, name: str) -> None:
    QTest.mouseClick(dialog.choices.row(row).button(name), Qt.MouseButton.LeftButton)


def said(dialog: ExportDialog) -> str:
    """All that the dialog says beneath the preview."""
    labels = [one for one in dialog.findChildren(QLabel) if one.isVisible()]
    return "\n".join(one.text() for one in labels)


def finished(qtbot: QtBot, dialog: ExportDialog) -> None:
    with qtbot.waitSignal(dialog.exported, timeout=10_000):
        press(qtbot, dialog, "Export…")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    return Desk(qtbot, tmp_path)


def test_it_says_the_size_in_pixels_and_about_how_large_the_file_will_be(
    desk: Desk, qtbot: QtBot
) -> None:
    dialog = desk.dialog()
    qtbot.waitUntil(lambda: "about" in said(dialog))
    assert "2,688 × 1,168 px · about " in said(dialog)
    choose(qtbot, dialog, "scale", "1")
    assert "1,344 × 584 px" in said(dialog)


def test_export_writes_what_is_chosen_and_closes(desk: Desk, qtbot: QtBot) -> None:
    dialog = desk.dialog((FRAME,))
    choose(qtbot, dialog, "margin", "0")
    choose(qtbot, dialog, "scale", "1")
    finished(qtbot, dialog)
    image = QImage(str(desk.answer))
    assert (image.width(), image.height()) == (760, 520)
    assert not dialog.isVisible()


@pytest.mark.parametrize("name", ["jpeg", "webp", "svg", "pdf"])
def test_every_format_can_be_exported(name: str, desk: Desk, qtbot: QtBot) -> None:
    dialog = desk.dialog()
    choose(qtbot, dialog, "format", name)
    desk.answer = desk.folder / f"out.{name}"
    finished(qtbot, dialog)
    assert desk.answer.stat().st_size > 1000


def test_without_a_selection_or_a_frame_those_cannot_be_chosen(desk: Desk, qtbot: QtBot) -> None:
    dialog = desk.dialog(board=Board([small_board().cards[CLAIM]]))
    what = dialog.choices.row("what")
    assert not what.button("selection").isEnabled()
    assert what.button("selection").toolTip() == "No card is selected."
    assert not what.button("frame").isEnabled()
    assert what.button("frame").toolTip() == "The board has no frames."


def test_a_selected_frame_is_offered_at_once(desk: Desk) -> None:
    assert desk.dialog((FRAME,)).choices.options.ids == {FRAME}
    assert desk.dialog((SOURCE, CLAIM)).choices.options.what == "board"


def test_jpeg_takes_transparency_away(desk: Desk, qtbot: QtBot) -> None:
    dialog = desk.dialog()
    choose(qtbot, dialog, "back", "transparent")
    choose(qtbot, dialog, "format", "jpeg")
    assert not dialog.choices.options.transparent
    assert not dialog.choices.row("back").button("transparent").isEnabled()


def test_pages_are_asked_for_pdf_only(desk: Desk, qtbot: QtBot) -> None:
    dialog = desk.dialog()
    assert not dialog.choices.row("pages").isVisible()
    choose(qtbot, dialog, "format", "pdf")
    choose(qtbot, dialog, "pages", "a4-sheets")
    assert dialog.choices.row("pages").isVisible()
    assert "The picture is spread over" in said(dialog)


def test_an_empty_board_says_so_and_cannot_be_exported(desk: Desk, qtbot: QtBot) -> None:
    dialog = desk.dialog(board=Board())
    assert "The board is empty, so there is nothing to show." in said(dialog)
    press(qtbot, dialog, "Export…")
    assert desk.suggested is None


def test_cancel_stops_the_export_and_leaves_no_file_then_closes(desk: Desk, qtbot: QtBot) -> None:
    dialog = desk.dialog()
    choose(qtbot, dialog, "scale", "4")
    press(qtbot, dialog, "Export…")
    press(qtbot, dialog, "Cancel")
    assert dialog.isVisible()
    assert "Cancelled; no file was written." in said(dialog)
    assert [one for one in desk.folder.iterdir() if one.is_file()] == []
    press(qtbot, dialog, "Cancel")
    assert not dialog.isVisible()


def test_escape_in_the_file_dialog_changes_nothing(desk: Desk, qtbot: QtBot) -> None:
    dialog, desk.answer = desk.dialog(), None
    press(qtbot, dialog, "Export…")
    assert dialog.isVisible()
    assert dialog.choices.isEnabled()


def test_a_failure_is_said_and_the_dialog_stays(desk: Desk, qtbot: QtBot) -> None:
    dialog = desk.dialog()
    desk.answer = desk.folder / "gone" / "out.png"
    press(qtbot, dialog, "Export…")
    qtbot.waitUntil(lambda: "was not written: there is no such file" in said(dialog))
    assert dialog.isVisible()
    desk.answer = desk.folder / "out.png"
    finished(qtbot, dialog)


def test_the_window_answers_between_two_steps(desk: Desk, qtbot: QtBot) -> None:
    dialog = desk.dialog()
    bar, seen = dialog.findChild(QProgressBar), set[int]()
    assert bar is not None
    bar.valueChanged.connect(seen.add)
    finished(qtbot, dialog)
    assert len(seen) > 2


def test_the_choices_come_back_the_next_time(desk: Desk, qtbot: QtBot) -> None:
    dialog = desk.dialog()
    choose(qtbot, dialog, "scale", "3")
    choose(qtbot, dialog, "theme", "dark")
    choose(qtbot, dialog, "format", "webp")
    desk.answer = desk.folder / "out.webp"
    finished(qtbot, dialog)
    again = desk.dialog()
    options = again.choices.options
    assert (again.choices.format.name, options.scale, options.theme) == ("webp", 3, "dark")
    press(qtbot, again, "Export…")
    assert desk.suggested is not None
    assert desk.suggested.parent == desk.folder


def test_the_file_name_suggested_is_the_boards_title(desk: Desk, qtbot: QtBot) -> None:
    dialog, desk.answer = desk.dialog(), None
    press(qtbot, dialog, "Export…")
    assert desk.suggested is not None
    assert desk.suggested.name == "Canarytitle.png"


def test_copy_picture_puts_it_on_the_clipboard(desk: Desk, qtbot: QtBot) -> None:
    dialog = desk.dialog((FRAME,))
    choose(qtbot, dialog, "margin", "0")
    press(qtbot, dialog, "Copy picture")
    qtbot.waitUntil(lambda: "The picture is on the clipboard." in said(dialog))
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (1520, 1040)


def test_copying_in_the_dialog_can_be_given_up(desk: Desk, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("before")
    dialog = desk.dialog((FRAME,))
    press(qtbot, dialog, "Copy picture")
    press(qtbot, dialog, "Cancel")
    assert dialog.isVisible()
    assert "Cancelled; nothing was copied." in said(dialog)
    assert QGuiApplication.clipboard().text() == "before"


def test_the_preview_shows_the_picture_in_its_theme(desk: Desk, qtbot: QtBot) -> None:
    dialog = desk.dialog()
    for theme, dark in (("dark", True), ("light", False)):
        choose(qtbot, dialog, "theme", theme)
        with qtbot.waitSignal(dialog.preview.painted) as painted:
            pass
        image = painted.args[0] if painted.args else QImage()
        assert (image.pixelColor(2, 2).lightness() < 128) == dark


def test_on_a_fine_screen_the_preview_shows_the_same_picture_finer(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = desk.dialog()
    images: list[QImage] = []
    dialog.preview.painted.connect(images.append)
    qtbot.waitUntil(lambda: len(images) == 1)
    monkeypatch.setattr(dialog.preview, "devicePixelRatioF", lambda: 2.0)
    choose(qtbot, dialog, "scale", "1")
    qtbot.waitUntil(lambda: len(images) == 2)
    coarse, fine = images
    assert fine.width() == pytest.approx(2 * coarse.width(), abs=2)
    smooth = Qt.TransformationMode.SmoothTransformation
    again = fine.scaled(coarse.size(), Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    far = [
        (x, y)
        for x in range(coarse.width())
        for y in range(coarse.height())
        if abs(coarse.pixelColor(x, y).lightness() - again.pixelColor(x, y).lightness()) > 60
    ]
    assert len(far) < coarse.width() * coarse.height() / 50


def test_it_fits_on_a_small_screen(desk: Desk) -> None:
    dialog = desk.dialog()
    smallest = dialog.minimumSizeHint()
    assert smallest.width() <= 910  # 1366 pixels at 150 %
    assert smallest.height() <= 460
    liked = dialog.preview.sizeHint()
    assert (liked.width(), liked.height()) == (460, 320)
