"""Cards as they look: what a user would see in the pixels."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.records import Attachment, Card, RecordId
from evidenceboard.picture.card_facts import NO_FACTS, CardFacts
from evidenceboard.picture.card_layouts import CardLayouts
from evidenceboard.picture.card_painter import CardPainter
from evidenceboard.picture.detail import Detail, detail_at
from evidenceboard.picture.look import Look, look
from tests.picture.cards import MARGIN, card, colours, no_content, painted


@pytest.fixture(params=["light", "dark"])
def shown(request: pytest.FixtureRequest, qapp: object) -> Look:
    return look(request.param)


def at(image: QImage, x: float, y: float) -> str:
    return image.pixelColor(int(x + MARGIN), int(y + MARGIN)).name()


@pytest.mark.parametrize("kind", [k.name for k in CARD_KINDS if not k.encloses and not k.slip])
def test_each_kind_has_a_bar_in_its_accent_at_the_left(shown: Look, kind: str) -> None:
    image = painted(card(kind, title="A title"), shown)
    assert at(image, 2, 75) == shown.card_accent(kind).name()
    assert at(image, 7, 75) == shown.palette.card.name()


def test_a_note_is_a_slip_of_its_own_paper(shown: Look) -> None:
    image = painted(card("note", title="A title"), shown)
    assert at(image, 2, 75) == shown.palette.slip.name()


def test_a_shadow_falls_below_the_card_and_nothing_beyond_its_reach(shown: Look) -> None:
    image = painted(card(title="A title"), shown)
    assert at(image, 160, 152) != shown.palette.canvas.name()
    assert at(image, 160, 150 + 10) == shown.palette.canvas.name()


@pytest.mark.parametrize("detail", list(Detail))
@pytest.mark.parametrize("kind", [kind.name for kind in CARD_KINDS])
def test_every_kind_is_drawn_at_every_level_of_detail(
    shown: Look, kind: str, detail: Detail
) -> None:
    image = painted(card(kind, title="A title", body="A body"), shown, detail=detail)
    assert len(colours(image)) > 1


def test_a_block_is_filled_with_the_accent(shown: Look) -> None:
    image = painted(card("source", title="A title"), shown, detail=Detail.BLOCK)
    assert at(image, 160, 75) == shown.card_accent("source").name()


def test_from_afar_a_card_still_shows_its_badge_where_there_is_room(shown: Look) -> None:
    with_badge = painted(card("source", title="A"), shown, CardFacts("B2"), Detail.TITLE)
    without = painted(card("source", title="A"), shown, NO_FACTS, Detail.TITLE)
    foot = QRectF(250, 110, 60, 30)
    assert shown.card_accent("source").name() in colours(with_badge, foot)
    assert shown.card_accent("source").name() not in colours(without, foot)


def test_from_afar_a_claim_still_shows_both_sides(shown: Look) -> None:
    image = painted(card(title="A"), shown, CardFacts("", 1, 1), Detail.TITLE)
    assert at(image, 60, 136) == shown.palette.accent("supports").name()
    assert at(image, 260, 138) == shown.palette.accent("contradicts").name()


def test_from_afar_a_long_title_takes_the_place_of_the_badge(shown: Look) -> None:
    long = card("source", title="A title that is far too long for a card of this size " * 3)
    image = painted(long, shown, CardFacts("B2"), Detail.TITLE)
    assert shown.card_accent("source").name() not in colours(image, QRectF(30, 20, 280, 120))


def test_the_title_is_in_ink_and_a_prompt_is_fainter(shown: Look) -> None:
    title = QRectF(16, 34, 200, 20)
    assert shown.palette.ink.name() in colours(painted(card(title="HHHHHH"), shown), title)
    assert shown.palette.ink.name() not in colours(painted(card(), shown), title)


def test_without_text_title_and_body_make_room_for_an_editor(shown: Look) -> None:
    image = painted(card(title="HHHHH", body="HHHHH"), shown, with_text=False)
    assert colours(image, QRectF(16, 36, 200, 60)) == {shown.palette.card.name()}


def test_what_cannot_be_judged_has_a_broken_outline(shown: Look) -> None:
    whole = painted(card("source"), shown, CardFacts("C3"), scale=2)
    broken = painted(card("source"), shown, CardFacts("F6"), scale=2)
    assert outline_gaps(whole, shown) < outline_gaps(broken, shown)


def outline_gaps(image: QImage, shown: Look) -> int:
    """Pixels of card along the badge's lower edge."""
    y = int((29 + MARGIN) * 2)
    row = [
        image.pixelColor(x, y).name() for x in range(int((286 + MARGIN) * 2), (302 + MARGIN) * 2)
    ]
    return row.count(shown.palette.card.name())


def test_a_card_that_only_moved_keeps_its_layout(shown: Look) -> None:
    layouts = CardLayouts(shown)
    before = layouts.of(card(title="A title"), NO_FACTS)
    assert layouts.of(card(title="A title", x=400.0), NO_FACTS) is before
    assert layouts.of(card(title="Another"), NO_FACTS) is not before


def test_layouts_are_kept_for_so_many_cards_and_no_more(shown: Look) -> None:
    layouts = CardLayouts(shown, 3)
    first = replace(card(), id=RecordId("first"))
    before = layouts.of(first, NO_FACTS)
    for number in range(3):
        layouts.of(replace(card(), id=RecordId(str(number))), NO_FACTS)
    assert layouts.of(first, NO_FACTS) is not before


def test_painting_twice_gives_the_same_pixels(shown: Look) -> None:
    painter = CardPainter(shown, no_content)
    one = painted(card("source", title="A", body="b"), shown, painter=painter)
    assert one == painted(card("source", title="A", body="b"), shown, painter=painter)


def test_a_card_painted_in_strips_looks_as_if_painted_at_once(shown: Look) -> None:
    source = card("source", {"reliability": "F", "interest": "party"}, title="A title", body="Body")
    whole = painted(source, shown, CardFacts("F6"), scale=1.7)
    painter = CardPainter(shown, no_content)
    for top in range(0, whole.height(), 64):
        strip = QImage(whole.width(), 64, QImage.Format.Format_RGB32)
        strip.fill(shown.palette.canvas)
        canvas = QPainter(strip)
        canvas.translate(0, -top)
        canvas.scale(1.7, 1.7)
        canvas.translate(MARGIN, MARGIN)
        painter.paint(canvas, source, CardFacts("F6"), Detail.FULL)
        canvas.end()
        height = min(64, whole.height() - top)
        assert strip.copy(0, 0, whole.width(), height) == whole.copy(0, top, whole.width(), height)


def picture_card(data: bytes, media_type: str) -> tuple[Card, CardPainter]:
    attached = (Attachment(RecordId("a"), "a", media_type, "0" * 64, len(data)),)
    shown = card("image", title="Caption", height=220.0, attachments=attached)
    return shown, CardPainter(look("light"), {"0" * 64: data}.__getitem__)


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#13a04f"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows bytes only
    return bytes(buffer.data().data())


@pytest.mark.parametrize(
    ("detail", "scale"), [(Detail.FULL, 1.0), (Detail.FULL, 2.0), (Detail.TITLE, 0.3)]
)
def test_a_picture_decoded_ahead_is_the_one_that_is_painted(
    qapp: object, detail: Detail, scale: float
) -> None:
    source, painter = picture_card(png(900, 700), "image/png")
    facts = CardFacts()
    assert not painter.has_decoded(source, facts, scale, detail)
    painter.decode(source, facts, scale, detail)
    assert painter.has_decoded(source, facts, scale, detail)
    before = dict(painter._pictures._kept)
    painted(source, look("light"), facts, detail, scale=scale, painter=painter)
    assert painter._pictures._kept == before


def test_an_image_card_shows_its_picture_undistorted(qapp: object) -> None:
    source, painter = picture_card(png(50, 100), "image/png")
    image = painted(source, look("light"), painter=painter)
    area = painter.layout(source, NO_FACTS).picture
    assert area
    assert at(image, area.center().x(), area.center().y()) == "#13a04f"
    assert at(image, area.left() + 10, area.center().y()) == look("light").palette.chip.name()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"not a picture", "image/png"),
        (png(4, 4)[:30], "image/png"),
        (png(4, 4), "image/jpeg"),
        (png(4, 4), "image/svg+xml"),
        (png(4, 4), "text/html"),
    ],
)
def test_a_picture_that_is_not_what_its_record_says_is_not_decoded(
    qapp: object, data: bytes, media_type: str
) -> None:
    source, painter = picture_card(data, media_type)
    image = painted(source, look("light"), painter=painter)
    assert "#13a04f" not in colours(image)


def test_the_picture_is_drawn_at_every_size_of_paper(qapp: object) -> None:
    source, painter = picture_card(png(400, 300), "image/png")
    for scale in (0.6, 3.0):
        image = painted(source, look("light"), painter=painter, scale=scale)
        assert QSizeF(image.size()).width() == pytest.approx((320 + 2 * MARGIN) * scale, abs=1)
        assert "#13a04f" in colours(image)


@pytest.mark.parametrize(
    ("scale", "expected"),
    [
        (8, Detail.FULL),
        (0.48, Detail.FULL),
        (0.47, Detail.TITLE),
        (0.18, Detail.TITLE),
        (0.17, Detail.GREEK),
        (0.1, Detail.GREEK),
        (0.05, Detail.BLOCK),
    ],
)
def test_what_cannot_be_read_is_not_drawn(scale: float, expected: Detail) -> None:
    assert detail_at(scale) is expected
