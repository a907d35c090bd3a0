"""The preview of an export goes on answering while large photographs are decoded."""

from __future__ import annotations

from threading import get_ident

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from evidenceboard.export import PictureOptions, format_named
from evidenceboard.export.picture import scene_of
from evidenceboard.picture import card_pictures
from evidenceboard.window.export_preview import ExportPreview
from tests.canvas.gallery import GREEN
from tests.export.photographs import Decoder, board, content


def test_photographs_are_decoded_beside_and_all_of_them_are_shown(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoder = Decoder(card_pictures.decoded)
    monkeypatch.setattr(card_pictures, "decoded", decoder)
    desk = QWidget()
    qtbot.addWidget(desk)
    preview, images = ExportPreview(desk), list[QImage]()
    preview.painted.connect(images.append)
    desk.show()
    form = format_named("png")
    preview.show_picture(form.picture(scene_of(board(3)), content, PictureOptions(margin=0)))
    qtbot.waitUntil(lambda: bool(decoder.threads))
    qtbot.wait(30)
    assert preview.is_painting
    decoder.may_go_on.set()
    qtbot.waitUntil(lambda: bool(images))
    assert get_ident() not in decoder.threads
    shown = images[0]
    for column in range(3):
        x = (column * 520 + 240) / 1520 * shown.width()
        assert shown.pixelColor(round(x), shown.height() // 2).name() == GREEN
