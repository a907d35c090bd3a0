"""Whatever a QPainter draws is said in SVG: compared with Qt's own raster in another renderer."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRadialGradient,
)

from evidenceboard.export.svg_device import SvgDevice

SIDE = 100
Draw = Callable[[QPainter], None]
pytestmark = pytest.mark.usefixtures("qapp")


def shapes(painter: QPainter) -> None:
    painter.setPen(QPen(QColor("navy"), 3))
    painter.setBrush(QColor("gold"))
    painter.drawRect(QRectF(10, 10, 30, 20))
    painter.drawRoundedRect(QRectF(50, 10, 40, 30), 9, 9)
    painter.drawEllipse(QPointF(30, 60), 20, 12)
    painter.drawPolygon(QPolygonF([QPointF(60, 90), QPointF(90, 90), QPointF(75, 55)]))


def lines(painter: QPainter) -> None:
    painter.setPen(QPen(QColor("black"), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLines([QLineF(10, 10, 90, 10), QLineF(10, 20, 90, 40)])
    painter.setPen(QPen(QColor("red"), 4, Qt.PenStyle.DashLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(QLineF(10, 50, 90, 50))
    painter.setPen(QPen(QColor("green"), 10, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPoint(QPointF(50, 75))
    painter.drawPolyline([QPointF(10, 90), QPointF(30, 70), QPointF(40, 90)])


def cosmetic(painter: QPainter) -> None:
    painter.scale(4, 4)
    pen = QPen(QColor("black"), 5)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.drawLine(QLineF(3, 3, 22, 22))


def gradients(painter: QPainter) -> None:
    fade = QLinearGradient(0, 10, 0, 50)
    fade.setColorAt(0, QColor(0, 0, 0, 200))
    fade.setColorAt(1, QColor(0, 0, 0, 0))
    painter.fillRect(QRectF(10, 10, 80, 40), QBrush(fade))
    glow = QRadialGradient(50, 75, 20)
    glow.setColorAt(0, QColor("red"))
    glow.setColorAt(1, QColor("white"))
    painter.fillRect(QRectF(30, 55, 40, 40), QBrush(glow))


def clipped(painter: QPainter) -> None:
    painter.translate(10, 10)
    painter.setClipRect(QRectF(0, 0, 60, 60))
    painter.save()
    round_hole = QPainterPath()
    round_hole.addEllipse(QRectF(20, 20, 60, 60))
    painter.setClipPath(round_hole, Qt.ClipOperation.IntersectClip)
    painter.fillRect(QRectF(0, 0, 90, 90), QColor("teal"))
    painter.restore()
    painter.fillRect(QRectF(0, 0, 90, 10), QColor("maroon"))
    painter.setClipping(False)
    painter.fillRect(QRectF(0, 80, 90, 8), QColor("black"))


def faint(painter: QPainter) -> None:
    painter.setOpacity(0.4)
    painter.fillRect(QRectF(10, 10, 50, 50), QColor("black"))
    painter.setOpacity(1)
    painter.fillRect(QRectF(60, 60, 30, 30), QColor(0, 0, 0, 128))


def holes(painter: QPainter) -> None:
    ring = QPainterPath()
    ring.addRect(QRectF(10, 10, 80, 80))
    ring.addRect(QRectF(30, 30, 40, 40))
    painter.fillPath(ring, QColor("purple"))


def picture(painter: QPainter) -> None:
    image = QImage(4, 2, QImage.Format.Format_RGB32)
    image.fill(QColor("orange"))
    painter.drawImage(QRectF(10, 10, 40, 40), image, QRectF(0, 0, 2, 2))


def repeated(painter: QPainter) -> None:
    """The same long path at two places: the second is a reference."""
    star = QPainterPath()
    star.addRoundedRect(QRectF(0, 0, 30, 30), 9, 9)
    for corner in (QPointF(10, 10), QPointF(60, 60)):
        painter.save()
        painter.translate(corner)
        painter.fillPath(star, QColor("blue"))
        painter.restore()


DRAWINGS = (
    shapes,
    lines,
    cosmetic,
    gradients,
    clipped,
    faint,
    holes,
    picture,
    repeated,
)


def svg(draw: Draw) -> str:
    device = SvgDevice(QSizeF(SIDE, SIDE))
    painter = QPainter(device)
    draw(painter)
    painter.end()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE}" height="{SIDE}">'
        f'<rect width="{SIDE}" height="{SIDE}" fill="#ffffff"/>{device.engine.take()}</svg>'
    )


def raster(draw: Draw) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter)
    painter.end()
    return image


@pytest.mark.parametrize("draw", DRAWINGS, ids=[draw.__name__ for draw in DRAWINGS])
def test_another_renderer_shows_what_qt_shows(draw: Draw, tmp_path: Path) -> None:
    if shutil.which("rsvg-convert") is None:
        pytest.skip("rsvg-convert (librsvg2-bin) is not installed")
    source, drawn = tmp_path / "drawing.svg", tmp_path / "drawing.png"
    source.write_text(svg(draw), "utf-8")
    subprocess.run(["rsvg-convert", source, "-o", drawn], check=True)
    found, wanted = QImage(str(drawn)), raster(draw)
    far = [
        (x, y)
        for x in range(SIDE)
        for y in range(SIDE)
        if _distance(found.pixelColor(x, y), wanted.pixelColor(x, y)) > 90
    ]
    assert len(far) <= 40, f"{len(far)} pixels differ, the first at {far[:5]}"


def _distance(one: QColor, other: QColor) -> int:
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    return int(max(abs(mine - theirs) for mine, theirs in parts))


def test_a_path_that_comes_again_is_referred_to() -> None:
    text = svg(repeated)
    assert text.count("<path") == 1
    assert text.count("<use") == 1


def test_signs_of_the_icon_font_become_shapes_and_words_stay_words() -> None:
    def draw(painter: QPainter) -> None:
        font = QFont("Inter")
        font.setPixelSize(20)
        painter.setFont(font)
        painter.drawText(QPointF(10, 40), "\ue000")
        painter.drawText(QPointF(10, 80), "Word")

    text = svg(draw)
    assert "\ue000" not in text
    assert ">Word</text>" in text


def test_text_from_the_right_is_anchored_at_its_end() -> None:
    text = svg(lambda painter: painter.drawText(QPointF(10, 40), "ميناء"))
    assert 'direction="rtl"' in text
    assert 'text-anchor="end"' in text


def test_what_goes_wrong_while_qt_draws_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: QPainterPath) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr("evidenceboard.export.svg_engine.path_data", refuse)
    with pytest.raises(ZeroDivisionError):
        svg(holes)
