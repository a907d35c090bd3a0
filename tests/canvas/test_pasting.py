"""Copy, cut, paste, duplicate, delete and drop, within a board and between boards."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QColor, QCursor, QDropEvent, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from evidenceboard.canvas import drop, pasting
from evidenceboard.canvas.mime_types import CLIP_TYPE
from evidenceboard.canvas.tools import tool_kind
from evidenceboard.canvas.view import BoardView
from evidenceboard.model import edits
from evidenceboard.model.records import Attachment, Card, Quantity, new_id
from tests.canvas.stage import A, B, C, F, Stage, card, joined, three_cards


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(qtbot, three_cards(), [joined()])


def clipboard(**formats: str | bytes) -> QMimeData:
    """Put these on the clipboard; `text` is text, other names are media types with _ for /."""
    mime = QMimeData()
    for name, data in formats.items():
        if isinstance(data, str):
            mime.setText(data)
        else:
            mime.setData(name.replace("__", "/").replace("_", "-"), data)
    QGuiApplication.clipboard().setMimeData(mime)
    return mime


def picture(width: int = 30, height: int = 20) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    image.setText("Author", "CANARY-NAME")
    return image


def encoded(image: QImage, kind: str = "PNG") -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]  # the stub wants bytes, Qt text
    return bytes(buffer.data().data())


def fresh(stage: Stage) -> list[Card]:
    return [one for one in stage.board.cards.values() if len(one.id) == 36]


def test_copied_cards_are_pasted_with_their_connectors_in_one_step(stage: Stage) -> None:
    stage.selection.set([A, B])
    assert pasting.copy(stage.view)
    assert pasting.paste(stage.view)
    assert len(fresh(stage)) == 2
    assert len(stage.board.connectors) == 2
    assert (stage.steps, stage.undo) == (1, "Paste 2 cards")
    assert stage.selection.ids == {one.id for one in fresh(stage)}


def test_cards_are_not_pasted_exactly_over_what_is_there(stage: Stage) -> None:
    stage.selection.set([A])
    pasting.copy(stage.view)
    pasting.paste(stage.view)
    pasting.paste(stage.view)
    assert sorted((one.x, one.y) for one in fresh(stage)) == [(24, 24), (48, 48)]


def test_cards_are_pasted_where_the_caller_says(stage: Stage) -> None:
    stage.selection.set([A])
    pasting.copy(stage.view)
    pasting.paste(stage.view, QPointF(400, 300))
    assert [(one.x, one.y) for one in fresh(stage)] == [(300, 240)]


def test_cut_takes_the_cards_off_and_paste_brings_them_back(stage: Stage) -> None:
    stage.selection.set([B])
    pasting.cut(stage.view)
    assert B not in stage.board.cards
    assert not stage.board.connectors
    assert stage.undo == "Cut source"
    pasting.paste(stage.view)
    assert [one.title for one in fresh(stage)] == [B]


def test_everything_that_a_card_holds_travels_to_another_board(qtbot: QtBot) -> None:
    there = Stage(qtbot)
    here = Stage(qtbot)
    data = b"the leaked file"
    sha256 = here.document.keep_content(data)
    file = Attachment(new_id(), "leak.pdf", "application/pdf", sha256, len(data))
    full = card(
        A,
        10,
        20,
        body="Two\nlines",
        tags=("key",),
        fields={"quantity": Quantity(5e5, 7e5, "men"), "prior": 0.3, "role": "hypothesis"},
        attachments=(file,),
    )
    here.document.perform("Place claim", edits.add_cards(here.board, [full]))
    here.selection.set([A])
    pasting.copy(here.view)
    pasting.paste(there.view)
    found = fresh(there)[0]
    assert (found.title, found.body, found.tags) == (full.title, full.body, full.tags)
    assert found.fields == full.fields
    assert there.document.content(found.attachments[0].sha256) == data
    assert found.attachments[0].name == "leak.pdf"


def test_other_programs_get_the_cards_as_text(stage: Stage) -> None:
    stage.selection.set([A, B])
    pasting.copy(stage.view)
    text = QGuiApplication.clipboard().text()
    assert "Claim: card-a" in text
    assert "card-b → supports → card-a" in text


def test_nothing_selected_leaves_the_clipboard_alone(stage: Stage) -> None:
    clipboard(text="mine")
    assert not pasting.copy(stage.view)
    assert QGuiApplication.clipboard().text() == "mine"


def test_a_copied_frame_brings_what_lies_in_it(qtbot: QtBot) -> None:
    frame = card(F, -40, -60, "frame", width=400, height=300)
    stage = Stage(qtbot, [frame, *three_cards()])
    stage.selection.set([F])
    pasting.duplicate(stage.view)
    assert sorted(one.kind for one in fresh(stage)) == ["claim", "frame"]
    assert stage.undo == "Duplicate 2 cards"


def test_delete_takes_the_selection_with_its_connectors_in_one_step(stage: Stage) -> None:
    stage.selection.set([A, C])
    assert pasting.delete_selection(stage.view)
    assert set(stage.board.cards) == {B}
    assert not stage.board.connectors
    assert (stage.steps, stage.undo) == (1, "Delete 2 cards")
    assert not pasting.delete_selection(stage.view)


def test_text_becomes_a_note(stage: Stage) -> None:
    clipboard(text="A thought\nwith more\nto it")
    pasting.paste(stage.view)
    (made,) = fresh(stage)
    assert (made.kind, made.title, made.body) == ("note", "A thought", "with more\nto it")
    assert stage.undo == "Paste note"


def test_it_is_pasted_where_the_pointer_is_and_the_next_one_aside(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = stage.view.viewport().mapToGlobal(stage.at((100, 150)))
    monkeypatch.setattr(QCursor, "pos", lambda: where)
    monkeypatch.setattr(stage.view.viewport(), "underMouse", lambda: True, raising=False)
    clipboard(text="A rumour")
    assert pasting.paste(stage.view)
    assert pasting.paste(stage.view)
    middles = [(one.x + one.width / 2, one.y + one.height / 2) for one in fresh(stage)]
    assert middles == [(100, 150), (124, 174)]


def test_long_text_becomes_a_taller_note_within_reason(stage: Stage) -> None:
    clipboard(text="word " * 20_000)
    pasting.paste(stage.view)
    (made,) = fresh(stage)
    assert 400 < made.height <= 560
    assert made.body.startswith("word word")


def test_an_address_becomes_a_source(stage: Stage) -> None:
    clipboard(text="https://example.org/news/1?utm=2\n")
    pasting.paste(stage.view)
    (made,) = fresh(stage)
    assert (made.kind, made.title) == ("source", "example.org/news/1")
    assert made.fields["url"] == "https://example.org/news/1?utm=2"


def test_text_with_an_address_on_a_line_becomes_a_source_with_that_text(stage: Stage) -> None:
    clipboard(text="Decree published\nhttps://example.org/decree\nIn full.")
    pasting.paste(stage.view)
    (made,) = fresh(stage)
    assert (made.kind, made.title, made.body) == ("source", "Decree published", "In full.")
    assert made.fields == {"url": "https://example.org/decree"}


def test_pasted_as_plain_text_even_cards_are_a_note(stage: Stage) -> None:
    stage.selection.set([A])
    pasting.copy(stage.view)
    pasting.paste_plain(stage.view)
    (made,) = fresh(stage)
    assert (made.kind, made.title) == ("note", "Claim: card-a")


@pytest.mark.parametrize(
    ("kind", "media_type"), [("PNG", "image__png"), ("JPEG", "image__jpeg"), ("BMP", "image__bmp")]
)
def test_a_pasted_picture_becomes_an_image_without_metadata(
    stage: Stage, kind: str, media_type: str
) -> None:
    clipboard(**{media_type: encoded(picture(), kind)})
    assert pasting.paste(stage.view)
    (made,) = fresh(stage)
    assert made.kind == "image"
    data = stage.document.content(made.attachments[0].sha256)
    assert b"CANARY" not in data
    assert b"tEXt" not in data
    assert QImage.fromData(data).size() == picture().size()


def test_a_picture_from_this_very_program_has_no_metadata_either(stage: Stage) -> None:
    QGuiApplication.clipboard().setImage(picture())
    assert pasting.paste(stage.view)
    (made,) = fresh(stage)
    assert b"CANARY" not in stage.document.content(made.attachments[0].sha256)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'


@pytest.mark.parametrize(
    "data",
    [SVG, b"", b"\x89PNG\r\n\x1a\n broken", b"GIF89a" + b"\xff" * 50, b"BM" + b"\x00" * 60],
)
def test_what_is_no_sound_picture_is_refused_in_words(stage: Stage, data: bytes) -> None:
    clipboard(image__png=data)
    if data:
        with pytest.raises(ValueError, match="picture"):
            pasting.paste(stage.view)
    else:
        assert not pasting.paste(stage.view)
    assert stage.steps == 0


def test_a_huge_png_is_refused_by_its_size_before_it_is_decoded(stage: Stage) -> None:
    head = bytearray(encoded(picture(1, 1)))
    head[16:24] = (60_000).to_bytes(4, "big") * 2
    clipboard(image__png=bytes(head))
    with pytest.raises(ValueError, match=r"too large|cannot be read|damaged"):
        pasting.paste(stage.view)


def drop_files(stage: Stage, at: tuple[float, float], *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none = Qt.KeyboardModifier.NoModifier
    place = QPointF(stage.at(at))
    event = QDropEvent(place, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none)
    stage.view.dropEvent(event)


def test_dropped_pictures_become_images_and_other_files_sources(
    stage: Stage, tmp_path: Path
) -> None:
    (tmp_path / "photo.jpg").write_bytes(encoded(picture(), "JPEG"))
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.7")
    drop_files(stage, (350, 250), tmp_path / "photo.jpg", tmp_path / "report.pdf")
    image, source = sorted(fresh(stage), key=lambda one: one.kind)
    assert (image.kind, image.title) == ("image", "photo")
    assert (source.kind, source.title) == ("source", "report.pdf")
    assert stage.document.content(source.attachments[0].sha256) == b"%PDF-1.7"
    assert (stage.steps, stage.undo) == (1, "Add 2 cards")


def test_several_dropped_files_lie_side_by_side_none_covering_another(
    stage: Stage, tmp_path: Path
) -> None:
    names = ["a.pdf", *(f"{number}.png" for number in range(5)), "b.txt"]
    for number, name in enumerate(names):
        data = encoded(picture(60 + 90 * number, 50)) if name.endswith("png") else b"words"
        (tmp_path / name).write_bytes(data)
    drop_files(stage, (350, 250), *(tmp_path / name for name in names))
    rects = [QRectF(one.x, one.y, one.width, one.height) for one in fresh(stage)]
    assert len(rects) == 7
    assert not any(one.intersects(two) for one, two in combinations(rects, 2))
    assert rects[0].center() == QPointF(350, 250)
    assert len({rect.top() for rect in rects}) == 3


@pytest.mark.parametrize("paste", [pasting.paste, pasting.paste_plain])
def test_an_empty_clipboard_is_told(stage: Stage, paste: Callable[[BoardView], bool]) -> None:
    clipboard(text=" ")
    assert not paste(stage.view)
    assert stage.hints[-1] == "There is nothing here that a board can hold."
    assert stage.steps == 0


def test_files_dropped_on_a_card_are_attached_to_it_byte_for_byte(
    stage: Stage, tmp_path: Path
) -> None:
    data = encoded(picture(), "JPEG")
    (tmp_path / "photo.jpg").write_bytes(data)
    (tmp_path / "evil\u202egpj.exe").write_bytes(b"MZ")
    drop_files(stage, (100, 60), tmp_path / "photo.jpg", tmp_path / "evil\u202egpj.exe")
    first, second = stage.board.cards[A].attachments
    assert (first.name, first.media_type, first.size) == ("photo.jpg", "image/jpeg", len(data))
    assert stage.document.content(first.sha256) == data
    assert second.name == "evilgpj.exe"
    assert (stage.steps, stage.undo) == (1, "Attach 2 files")


def test_a_picture_dropped_on_an_image_card_becomes_its_picture_without_metadata(
    qtbot: QtBot, tmp_path: Path
) -> None:
    stage = Stage(qtbot, [card(A, 0, 0, "image")])
    (tmp_path / "photo.png").write_bytes(encoded(picture()))
    assert b"CANARY" in (tmp_path / "photo.png").read_bytes()
    drop_files(stage, (100, 60), tmp_path / "photo.png")
    (kept,) = stage.board.cards[A].attachments
    assert b"CANARY" not in stage.document.content(kept.sha256)
    assert stage.undo == "Attach file"


def test_a_file_that_is_none_is_refused_by_name(stage: Stage, tmp_path: Path) -> None:
    drop_files(stage, (350, 250), tmp_path)
    assert stage.steps == 0
    assert tmp_path.name in stage.hints[-1]


def test_hovering_with_files_says_what_letting_go_would_do(stage: Stage) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/somewhere/photo.jpg")])
    assert drop.accepts(mime)
    drop.hover(stage.view, mime, QPointF(100, 60))
    assert stage.hints[-1] == "Drop to attach to this card"
    drop.hover(stage.view, mime, QPointF(350, 250))
    assert stage.hints[-1] == "Drop to put on the board"
    drop.hover(stage.view, None, None)
    assert stage.hints[-1] == tool_kind("select").hint


def test_a_dropped_board_file_is_for_the_window_to_open(stage: Stage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(stage.view.board_dropped) as opened:
        drop_files(stage, (350, 250), Path("/somewhere/case.evboard"))
    assert opened.args == ["/somewhere/case.evboard"]
    assert stage.steps == 0


def packed(**changes: object) -> bytes:
    """A clip of one claim and one source that supports it, with things altered."""
    base: dict[str, object] = {
        "cards": [plain("1"), plain("2", kind="source")],
        "connectors": [line("3", "2", "1")],
    }
    return json.dumps(base | changes).encode()


def plain(key: str, **changes: object) -> dict[str, object]:
    place: dict[str, object] = {"x": 0, "y": 0, "width": 200, "height": 100, "z": 1}
    return {"id": key, "kind": "claim", **place, **changes}


def line(key: str, source: str, target: str, kind: str = "supports") -> dict[str, object]:
    return {"id": key, "kind": kind, "source": source, "target": target}


HOSTILE = {
    "not json": b"\x00\xff",
    "a list": b"[]",
    "deeply nested": b"[" * 100_000 + b"]" * 100_000,
    "not a number": packed().replace(b'"x": 0', b'"x": NaN'),
    "infinite": packed().replace(b'"x": 0', b'"x": 1e999'),
    "too far": packed(cards=[plain("1", x=1e30)]),
    "truth for a number": packed(cards=[plain("1", x=True)]),
    "too small": packed(cards=[plain("1", width=0)]),
    "unknown kind": packed(cards=[plain("1", kind="bomb")]),
    "no id twice": packed(cards=[plain("1"), plain("1")]),
    "text for cards": packed(cards="cards"),
    "title is a list": packed(cards=[plain("1", title=[])]),
    "endless title": packed(cards=[plain("1", title="x" * 3_000)]),
    "unknown field": packed(cards=[plain("1", fields={"bomb": "x"})], connectors=[]),
    "field out of scale": packed(cards=[plain("1", fields={"role": "boss"})], connectors=[]),
    "field of fields": packed(cards=[plain("1", fields={"role": {"a": {}}})], connectors=[]),
    "dangling start": packed(connectors=[line("3", "9", "1")]),
    "dangling end": packed(connectors=[line("3", "2", "9")]),
    "onto itself": packed(connectors=[line("3", "2", "2")]),
    "connectors in a ring": packed(connectors=[line("3", "2", "4"), line("4", "1", "3")]),
    "connector without kind": packed(connectors=[{"id": "3", "source": "2", "target": "1"}]),
    "wrong digest": packed(contents={"0" * 64: "aGk="}),
    "digest of nothing": packed(
        cards=[plain("1", attachments=[{"name": "x", "media_type": "y", "sha256": "../x"}])]
    ),
    "not base64": packed(contents={"0" * 64: "§§"}),
    "judgement off the scale": packed(cards=[plain("1", judgements=[{"likelihood": "sure"}])]),
    "no cards": packed(cards=[], connectors=[]),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_clipboard_is_refused_in_words_and_changes_nothing(
    stage: Stage, data: bytes
) -> None:
    before = dict(stage.board.cards)
    clipboard(application__x_evidenceboard=data)
    assert QGuiApplication.clipboard().mimeData().hasFormat(CLIP_TYPE)
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        pasting.paste(stage.view)
    assert stage.board.cards == before
    assert stage.steps == 0


def test_a_sound_foreign_clip_is_cleaned_and_taken(stage: Stage) -> None:
    strange = plain("1", title="a\nb\x07\ud800", body="c\u0000d", tags=[" x ", "x"])
    cards = [strange, plain("2", kind="source", locked=True)]
    undercut = [line("4", "1", "3", "contradicts"), line("3", "2", "1")]
    clipboard(application__x_evidenceboard=packed(cards=cards, connectors=undercut))
    pasting.paste(stage.view)
    claim = next(one for one in fresh(stage) if one.kind == "claim")
    assert (claim.title, claim.body, claim.tags) == ("a b", "cd", ("x",))
    assert {one.undercuts for one in stage.board.connectors.values() if len(one.id) == 36} == {
        True,
        False,
    }


def test_attachments_whose_bytes_did_not_come_along_are_left_out(stage: Stage) -> None:
    lost = {"name": "lost.pdf", "media_type": "application/pdf", "sha256": "0" * 64}
    clipboard(
        application__x_evidenceboard=packed(
            cards=[plain("1", attachments=[lost])] * 1, connectors=[]
        )
    )
    pasting.paste(stage.view)
    assert [one.attachments for one in fresh(stage)] == [()]


def test_a_read_only_board_takes_nothing_and_gives_copies(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_cards(), [joined()], read_only="Open elsewhere.")
    stage.selection.set([A])
    assert pasting.copy(stage.view)
    assert not pasting.paste(stage.view)
    assert not pasting.cut(stage.view)
    assert not pasting.duplicate(stage.view)
    assert not pasting.delete_selection(stage.view)
    assert not pasting.paste_plain(stage.view)
    assert stage.hints.count("Open elsewhere.") == 5
    assert stage.steps == 0


def test_a_locked_card_is_pasted_unlocked(stage: Stage) -> None:
    locked = replace(stage.board.cards[A], locked=True)
    stage.document.perform("Lock", edits.set_locked(stage.board, [A], locked=True))
    assert stage.board.cards[A] == locked
    stage.selection.set([A])
    pasting.duplicate(stage.view)
    assert not fresh(stage)[0].locked
