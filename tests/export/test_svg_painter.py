"""What our painters draw is said in SVG: compared with Qt's own raster in another renderer."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast
from xml.sax.saxutils import escape

import pytest
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRadialGradient,
)

from evidenceboard import picture
from evidenceboard.export.svg_painter import SvgPainter
from evidenceboard.picture.engraver import Engraver
from evidenceboard.picture.look import look
from evidenceboard.picture.text_block import lay_out

SIDE = 100
Draw = Callable[[QPainter], None]
pytestmark = pytest.mark.usefixtures("qapp")


def shapes(painter: QPainter) -> None:
    painter.setPen(QPen(QColor("navy"), 3))
    painter.setBrush(QColor("gold"))
    painter.fillRect(QRectF(10, 10, 30, 20), QColor("gold"))
    painter.drawRoundedRect(QRectF(50, 10, 40, 30), 9, 9)
    painter.drawEllipse(QPointF(30, 60), 20, 12)
    painter.drawPolygon(QPolygonF([QPointF(60, 90), QPointF(90, 90), QPointF(75, 55)]))


def lines(painter: QPainter) -> None:
    painter.setPen(QPen(QColor("black"), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(QLineF(10, 10, 90, 10))
    painter.setPen(QPen(QColor("red"), 4, Qt.PenStyle.DashLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(QLineF(10, 50, 90, 50))
    curve = QPainterPath(QPointF(10, 60))
    curve.cubicTo(30, 100, 70, 20, 90, 60)
    painter.strokePath(curve, QPen(QColor("green"), 6))
    painter.drawPolyline([QPointF(10, 90), QPointF(30, 70), QPointF(40, 90)])


def gradients(painter: QPainter) -> None:
    fade = QLinearGradient(0, 10, 0, 50)
    fade.setColorAt(0, QColor(0, 0, 0, 200))
    fade.setColorAt(1, QColor(0, 0, 0, 0))
    painter.fillRect(QRectF(10, 10, 80, 40), QBrush(fade))
    glow = QRadialGradient(50, 75, 20)
    glow.setColorAt(0, QColor("red"))
    glow.setColorAt(1, QColor("white"))
    painter.fillRect(QRectF(30, 55, 40, 40), QBrush(glow))


def moved(painter: QPainter) -> None:
    painter.save()
    painter.translate(10, 10)
    painter.scale(2, 2)
    painter.translate(QPointF(5, 5))
    painter.fillRect(QRectF(0, 0, 20, 10), QColor("teal"))
    painter.restore()
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


def image(painter: QPainter) -> None:
    made = QImage(4, 2, QImage.Format.Format_RGB32)
    made.fill(QColor("orange"))
    painter.drawImage(QRectF(10, 10, 40, 40), made)


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
    moved,
    gradients,
    faint,
    holes,
    image,
    repeated,
)


def svg(draw: Draw) -> str:
    painter = SvgPainter()
    draw(painter.as_qt)
    painter.end()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE}" height="{SIDE}">'
        f'<rect width="{SIDE}" height="{SIDE}" fill="#ffffff"/>{painter.take()}</svg>'
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


def test_a_group_that_comes_again_is_referred_to() -> None:
    def draw(painter: QPainter) -> None:
        for corner in (QPointF(10, 10), QPointF(60, 60)):
            painter.save()
            painter.translate(corner)
            engraver = cast("Engraver", painter)
            engraver.repeat("square", partial(painter.fillRect, QRectF(0, 0, 9, 9), QColor("red")))
            painter.restore()

    text = svg(draw)
    assert text.count("<rect") == 1 + 1
    assert text.count("<use") == 1


def test_a_line_of_text_is_one_element_however_its_letters_run() -> None:
    words = "The port – ميناء – is closed & ice-bound"
    text = svg(partial(lay_out(words, look("light").title, 4_000).draw, x=10, y=40))
    assert f">{escape(words)}</text>" in text
    assert text.count("<text") == 1


def test_text_is_broken_where_the_screen_breaks_it() -> None:
    block = lay_out("Ice " * 30 + "🧊 " * 30 + "end", look("light").body, 160)
    text = svg(partial(block.draw, x=0, y=0))
    said = re.findall(r">([^<]*)</text>", text)
    assert len(said) == block.lines > 3
    assert " ".join(said).split() == ["Ice"] * 30 + ["🧊"] * 30 + ["end"]


def test_text_from_the_right_is_anchored_at_its_end() -> None:
    text = svg(partial(lay_out("ميناء", look("light").title, 90).draw, x=10, y=40))
    assert 'direction="rtl"' in text
    assert 'text-anchor="end"' in text


PAINTERS = ("card_painter", "card_papers", "card_shadow", "connector_painter", "picture_painter")


@pytest.mark.parametrize("module", PAINTERS)
def test_it_answers_every_call_that_the_boards_painters_make(module: str) -> None:
    tree = ast.parse(Path(picture.__path__[0], f"{module}.py").read_text("utf-8"))
    called = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "painter"
    }
    on_pixels = {"setTransform", "device", "worldTransform"}
    assert called
    assert {name for name in called - on_pixels if not hasattr(SvgPainter, name)} == set()
