"""Connectors as they look: kinds and weights tell themselves apart without colour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from evidenceboard.model.connector_kinds import CONNECTOR_KINDS, connector_kind
from evidenceboard.model.records import Connector, RecordId
from evidenceboard.picture.connector_line import MOST_DASHES, line_along
from evidenceboard.picture.connector_painter import ConnectorPainter, line_width
from evidenceboard.picture.connector_route import REACH, bounds, route
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.look import Look, look

UP = route((20, 300, 280, 100), (60, 10, 280, 60))
SIDEWAYS = route((10, 10, 60, 60), (300, 150, 60, 200))


@pytest.fixture(params=["light", "dark"])
def shown(request: pytest.FixtureRequest, qapp: object) -> Look:
    return look(request.param)


def connector(kind: str, credibility: str = "", label: str = "") -> Connector:
    fields = {"credibility": credibility} if credibility else {}
    return Connector(RecordId("k"), kind, RecordId("a"), RecordId("b"), label=label, fields=fields)


def drawn(
    look_: Look,
    shown: Connector,
    *,
    along: object = UP,
    selected: bool = False,
    top: int = 0,
    height: int = 400,
    detail: Detail = Detail.FULL,
) -> QImage:
    image = QImage(400, height, QImage.Format.Format_RGB32)
    image.fill(look_.palette.canvas)
    painter = QPainter(image)
    painter.translate(0, -top)
    ConnectorPainter(look_).paint(painter, shown, along, detail, selected=selected)  # type: ignore[arg-type]  # an array
    painter.end()
    return image


def greys(image: QImage) -> QImage:
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def inked(image: QImage, look_: Look) -> int:
    """How many pixels are not canvas."""
    canvas = look_.palette.canvas.rgb()
    return sum(
        image.pixel(x, y) != canvas for x in range(image.width()) for y in range(image.height())
    )


def test_the_kinds_differ_in_greyscale(shown: Look) -> None:
    drawings = [greys(drawn(shown, connector(kind.name))) for kind in CONNECTOR_KINDS]
    for number, one in enumerate(drawings):
        for other in drawings[number + 1 :]:
            different = sum(
                abs(one.pixelColor(x, y).red() - other.pixelColor(x, y).red()) > 60
                for x in range(120, 240)
                for y in range(70, 300)
            )
            assert different > 60


def test_a_contradiction_is_broken_and_a_support_is_not(shown: Look) -> None:
    solid = inked(drawn(shown, connector("supports", "3"), detail=Detail.BLOCK), shown)
    dashed = inked(drawn(shown, connector("contradicts", "3"), detail=Detail.BLOCK), shown)
    assert 0.4 * solid < dashed < 0.8 * solid


def test_the_more_credible_the_thicker(shown: Look) -> None:
    widths = [line_width(connector("supports", grade)) for grade in "12345"]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] > line_width(connector("supports")) > widths[-1]
    inks = [inked(drawn(shown, connector("supports", grade)), shown) for grade in "135"]
    assert inks == sorted(inks, reverse=True)


def test_what_cannot_be_judged_is_drawn_hollow(shown: Look) -> None:
    disc = bounds(UP.reshape(1, 4, 2))[0]
    x, y = int(disc[0] + disc[2] / 2), int(disc[1] + disc[3] / 2)
    filled = drawn(shown, connector("supports", "1")).pixelColor(x - 3, y - 3).name()
    hollow = drawn(shown, connector("supports", "6")).pixelColor(x - 3, y - 3).name()
    assert filled == shown.connector_accent("supports").name()
    assert hollow == shown.palette.canvas.name()


def test_a_selected_connector_glows(shown: Look) -> None:
    plain = inked(drawn(shown, connector("supports")), shown)
    assert inked(drawn(shown, connector("supports"), selected=True), shown) > plain + 500


def test_the_label_stands_beside_the_disc_where_it_is_said_to(shown: Look) -> None:
    labelled = connector("contradicts", label="denial, not ruled out")
    place = ConnectorPainter(shown).label_rect(labelled, UP)
    without, with_label = drawn(shown, connector("contradicts")), drawn(shown, labelled)
    changed = [
        (x, y)
        for x in range(400)
        for y in range(400)
        if without.pixel(x, y) != with_label.pixel(x, y)
    ]
    assert changed
    assert all(place.adjusted(-1, -1, 1, 1).contains(x, y) for x, y in changed)


def test_no_label_takes_no_place(shown: Look) -> None:
    assert ConnectorPainter(shown).label_rect(connector("supports"), UP).isEmpty()


@pytest.mark.parametrize("kind", [kind.name for kind in CONNECTOR_KINDS])
@pytest.mark.parametrize("credibility", ["1", "6"])
def test_nothing_is_drawn_farther_than_its_reach(shown: Look, kind: str, credibility: str) -> None:
    if kind == "derived_from":
        credibility = ""
    image = drawn(shown, connector(kind, credibility), along=SIDEWAYS, selected=True)
    x, y, w, h = bounds(SIDEWAYS.reshape(1, 4, 2))[0]
    canvas = shown.palette.canvas.rgb()
    for column in range(400):
        for row in range(400):
            near_x = x - REACH <= column <= x + w + REACH
            near_y = y - REACH <= row <= y + h + REACH
            assert (near_x and near_y) or image.pixel(column, row) == canvas


@pytest.mark.parametrize("kind", [kind.name for kind in CONNECTOR_KINDS])
@pytest.mark.parametrize("credibility", ["", "6"])
def test_painted_in_strips_a_connector_looks_as_if_painted_at_once(
    shown: Look, kind: str, credibility: str
) -> None:
    one = connector(kind, credibility if connector_kind(kind).sign else "", "a label")
    whole = drawn(shown, one)
    for top in range(0, 400, 50):
        strip = drawn(shown, one, top=top, height=50)
        assert strip == whole.copy(0, top, 400, 50)


@pytest.mark.parametrize("kind", [kind.name for kind in CONNECTOR_KINDS])
def test_what_a_clip_leaves_of_a_connector_is_what_would_show_there(shown: Look, kind: str) -> None:
    whole, clipped = drawn(shown, connector(kind)), QImage(400, 400, QImage.Format.Format_RGB32)
    clipped.fill(shown.palette.canvas)
    painter = QPainter(clipped)
    painter.setClipRect(QRect(0, 90, 400, 64))
    ConnectorPainter(shown).paint(painter, connector(kind), UP, Detail.FULL)
    painter.end()
    assert clipped.copy(0, 90, 400, 64) == whole.copy(0, 90, 400, 64)


def test_a_connector_of_any_length_has_a_bounded_number_of_dashes() -> None:
    far = route((0, 0, 280, 140), (9e6, 9e6, 280, 140))
    line = line_along(far, connector_kind("contradicts"), 2.0)
    assert line.dashes is not None
    assert len(line.dashes) <= MOST_DASHES + 1


def test_ends_that_touch_are_drawn_without_complaint(shown: Look) -> None:
    touching = route((0, 0, 100, 100), (0, 100, 100, 100))
    assert inked(drawn(shown, connector("contradicts"), along=touching), shown) > 0
