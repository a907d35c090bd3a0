"""The choices of the export dialog: what the picture shows, and how."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QWidget

from evidenceboard.export import FORMATS, Format, PictureOptions, format_named
from evidenceboard.export.paper import PAPERS
from evidenceboard.export.picture_options import What
from evidenceboard.export.plan import frames
from evidenceboard.model.board import Board
from evidenceboard.model.records import RecordId
from evidenceboard.window.segments import Segments
from evidenceboard.window.settings import Settings

MARGINS = (("0", "None"), ("32", "Narrow"), ("96", "Wide"))
_ROWS = (
    ("format", "Format", tuple((form.name, form.word) for form in FORMATS)),
    (
        "what",
        "What",
        (
            ("board", "Board"),
            ("selection", "Selection"),
            ("frame", "Frame"),
            ("filtered", "As filtered"),
        ),
    ),
    ("scale", "Scale", tuple((str(scale), f"{scale}×") for scale in (1, 2, 3, 4))),
    ("theme", "Theme", (("light", "Light"), ("dark", "Dark"))),
    ("back", "Back", (("paper", "Paper"), ("transparent", "Transparent"))),
    ("margin", "Margin", MARGINS),
    ("pages", "Pages", tuple((paper.name, paper.word) for paper in PAPERS)),
)
_USUAL = {"scale": "2", "margin": "32"}
_REMEMBERED = ("format", "scale", "theme", "back", "margin", "pages")


class ExportChoices(QWidget):
    """Rows of segments. Rule: whatever is down can be exported; what cannot is greyed out and
    its tool tip says why."""

    changed = Signal()

    def __init__(
        self,
        board: Board,
        ids: Collection[RecordId],
        parent: QWidget,
        passing: Collection[RecordId] | None = None,
    ) -> None:
        """`passing` are the records that a filter lets through; None where none is on."""
        super().__init__(parent)
        self._selected = frozenset(key for key in ids if key in board.cards)
        self._is_filtered = passing is not None
        self._passing = frozenset(key for key in passing or () if key in board.cards)
        self._frames = frames(board)
        self._rows: dict[str, Segments] = {}
        self._labels: dict[str, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self._frame = self._frame_box(board.titles([card.id for card in self._frames]))
        for name, label, options in _ROWS:
            self._add_row(name, label, options)
        for name, value in _USUAL.items():
            self._rows[name].choose(value)
        self._allow_parts()
        self._follow()

    @property
    def format(self) -> Format:
        return format_named(self._rows["format"].value)

    @property
    def options(self) -> PictureOptions:
        """What is chosen now."""
        what = self._what()
        return PictureOptions(
            what=what,
            ids=self._ids(what),
            scale=float(self._rows["scale"].value),
            theme=self._rows["theme"].value,
            transparent=self._rows["back"].value == "transparent",
            margin=float(self._rows["margin"].value),
            paper=self._rows["pages"].value,
        )

    def row(self, name: str) -> Segments:
        """The segments of one row: format, what, scale, theme, back, margin or pages."""
        return self._rows[name]

    def choose_frame(self, card_id: RecordId) -> None:
        """Choose a frame as if the user had."""
        self._rows["what"].choose("frame")
        self._frame.setCurrentIndex(self._frame.findData(card_id))
        self._follow()

    def recall(self, settings: Settings) -> None:
        """Choose what was chosen the last time, except which part of the board."""
        for name in _REMEMBERED:
            self._rows[name].choose(settings.text(f"export/{name}", self._rows[name].value))
        self._follow()

    def remember(self, settings: Settings) -> None:
        for name in _REMEMBERED:
            settings.set_text(f"export/{name}", self._rows[name].value)

    def _what(self) -> What:
        """What passes a filter is exported as a selection is: these cards and no others."""
        value = self._rows["what"].value
        if value in ("selection", "filtered"):
            return "selection"
        return "frame" if value == "frame" else "board"

    def _ids(self, what: What) -> frozenset[RecordId]:
        if self._rows["what"].value == "filtered":
            return self._passing
        if what == "selection":
            return self._selected
        if what == "frame":
            return frozenset({self._frames[self._frame.currentIndex()].id})
        return frozenset()

    def _add_row(self, name: str, label: str, options: tuple[tuple[str, str], ...]) -> None:
        segments = Segments(label, options, self)
        segments.chosen.connect(self._follow)
        caption = QLabel(label, self)
        caption.setProperty("role", "soft")
        self._rows[name], self._labels[name] = segments, caption
        _keep_place(segments)
        _keep_place(caption)
        at = self._grid.rowCount()
        self._grid.addWidget(caption, at, 0)
        if name == "what":
            beside = QHBoxLayout()
            beside.setSpacing(12)
            beside.addWidget(segments)
            beside.addWidget(self._frame, 1)
            self._grid.addLayout(beside, at, 1)
        else:
            self._grid.addWidget(segments, at, 1)

    def _frame_box(self, titles: Mapping[RecordId, str]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName("Frame to export")
        box.setMinimumContentsLength(12)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        _keep_place(box)
        for card in self._frames:
            box.addItem(titles[card.id].strip() or "Untitled frame", card.id)
        box.currentIndexChanged.connect(self._follow)
        return box

    def _allow_parts(self) -> None:
        """Without a selection there is no selection to export, and likewise with frames."""
        what = self._rows["what"]
        what.allow("selection", allowed=bool(self._selected), why_not="No card is selected.")
        what.allow("frame", allowed=bool(self._frames), why_not="The board has no frames.")
        why_not = "No card passes the filter." if self._is_filtered else "No filter is on."
        what.allow("filtered", allowed=bool(self._passing), why_not=why_not)
        for at, card in enumerate(self._frames):
            if self._selected == {card.id}:
                what.choose("frame")
                self._frame.setCurrentIndex(at)

    def _follow(self) -> None:
        form = self.format
        self._rows["back"].allow(
            "transparent",
            allowed=form.see_through,
            why_not=f"{form.word} cannot be transparent.",
        )
        self._show("pages", shown=form.paged)
        self._frame.setVisible(self._rows["what"].value == "frame")
        self.changed.emit()

    def _show(self, name: str, *, shown: bool) -> None:
        self._rows[name].setVisible(shown)
        self._labels[name].setVisible(shown)


def _keep_place(widget: QWidget) -> None:
    """Let what is hidden keep its place, so that nothing moves when it is shown."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)
