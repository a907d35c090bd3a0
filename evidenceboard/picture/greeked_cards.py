"""Cards whose titles cannot be read from afar, hundreds at once: paper, bar, words as bars.

Rule: everything lies on whole pixels, so that it is sharp and the same in every tile; a card
hides what it lies on, however many there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from PySide6.QtGui import QColor, QPainter

from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import RecordId
from evidenceboard.picture.batches import mixed
from evidenceboard.picture.card_paper import BAR, FRAME_HEADER
from evidenceboard.picture.far_painter import BOTTOM, ICON, LEFT, RIGHT, TOP
from evidenceboard.picture.frame_painter import AREA_SHARE, HEADER_SHARE, see_through
from evidenceboard.picture.geometry import Codes, Floats, Rows, boxes_of, meets
from evidenceboard.picture.greeked_feet import GreekedFeet
from evidenceboard.picture.greeked_titles import Titles as CardTitles
from evidenceboard.picture.levels import levels_of
from evidenceboard.picture.look import Look
from evidenceboard.picture.pixel_rects import PixelRects
from evidenceboard.picture.placed_cards import ENCLOSES, HOLDS_PICTURE
from evidenceboard.picture.scene import Scene

AT_ONCE = 16
"""So many titles are read and measured in one step."""
FITTED_A_TITLE = 6
"""So many cards are put together in the time in which one title is read."""
INK_SHARE = 0.42
"""Letters cover less than half of their line: bars are as dark as that."""
HIGH = 0.46
"""A bar is as high as a small letter, in shares of the distance between lines."""
FRAME_TOP = 4.0
FAR_LINE_SHARE = 0.1
"""How strong the line round a frame is, which has to be a whole pixel wide."""


Titles = tuple[list[Floats], Floats]
"""Of each card a bar for each word, and how far below its upper edge the first line begins."""


@frozen
class GreekTools:
    """What greeked cards of one look are made with."""

    scene: Scene
    look: Look
    titles: CardTitles
    feet: GreekedFeet


class GreekedCards:
    """Cards of a region, or its frames. It holds nothing until `fill` has come to its end."""

    def __init__(self, tools: GreekTools, scale: float) -> None:
        self._tools, self._scale = tools, scale
        self._levels: list[tuple[PixelRects, Rows]] = []

    def fill(self, rows: Rows, without_text: RecordId | None) -> Iterator[int]:
        """Take in these cards in steps; before each it says about how many it is."""
        bars: list[Floats] = []
        lines, tops = self._lines(rows), self._tops(rows)
        for start in range(0, len(rows), AT_ONCE):
            some = slice(start, start + AT_ONCE)
            yield len(rows[some])
            bars += self._bars(rows[some], lines[some], without_text)
            self._tools.feet.ask(rows[some])
        yield len(rows) // FITTED_A_TITLE
        spots = self._spots(rows)
        levels = levels_of(spots.astype(float))
        for level in range(int(levels.max(initial=-1)) + 1):
            chosen = np.flatnonzero(levels == level)
            yield len(chosen) // FITTED_A_TITLE
            titles = [bars[at] for at in chosen.tolist()], tops[chosen]
            self._add(rows[chosen], spots[chosen], titles)

    def get_ready(self, rows: Rows) -> None:
        """Read ahead the titles of cards, which are the same at any scale."""
        self._bars(rows, self._lines(rows), None)
        self._tools.feet.ask(rows)

    def load(self, box: Floats) -> int:
        """How many rectangles show in a box."""
        shown = self._pixels(box)
        return sum(len(rects.within(shown)) for rects, _ in self._levels)

    def paint(
        self,
        painter: QPainter,
        box: Floats,
        origin: tuple[int, int],
        paint_picture: Callable[[int], None],
        moved: tuple[int, int] = (0, 0),
    ) -> None:
        """Draw what shows in a box on a painter whose unit is a pixel; `origin` is the pixel of
        the board's plane at (0, 0) there. Cards that hold pictures are left to the caller. All
        cards may have `moved` by so many pixels since they were taken in."""
        shown = self._pixels(box) - np.array([*moved, *moved])
        origin = (origin[0] - moved[0], origin[1] - moved[1])
        for rects, pictures in self._levels:
            rects.paint(painter, shown, origin)
            near = meets(boxes_of(self._tools.scene.cards.rects[pictures]), box)
            for row in pictures[near].tolist():
                paint_picture(row)

    def _pixels(self, box: Floats) -> Rows:
        low, high = np.floor(box[:2] * self._scale), np.ceil(box[2:] * self._scale)
        return np.concatenate([low, high]).astype(np.intp)

    def _bars(self, rows: Rows, lines: Rows, without_text: RecordId | None) -> list[Floats]:
        """A bar for each word of the titles."""
        placed = self._tools.scene.cards
        widths = (placed.rects[rows, 2] - LEFT - RIGHT).tolist()
        bars = self._tools.titles.bars(rows, widths, lines.tolist())
        bare = placed.slots.row.get(without_text) if without_text else None
        return [
            _NO_BARS if row == bare else some for row, some in zip(rows.tolist(), bars, strict=True)
        ]

    def _lines(self, rows: Rows) -> Rows:
        """How many lines of their titles cards have room for, as `FarPainter` has it."""
        placed = self._tools.scene.cards
        room = placed.rects[rows, 3] - TOP - BOTTOM
        most = np.maximum(room // self._tools.look.heading.pitch, 1).astype(np.intp)
        return np.where(HAS_ONE_LINE[placed.kinds[rows]], 1, most)

    def _tops(self, rows: Rows) -> Floats:
        """How far below a card's upper edge its title begins."""
        placed, cards = self._tools.scene.cards, self._tools.scene.board.cards
        kinds, below = placed.kinds[rows], placed.rects[rows, 3] - BOTTOM
        tops = np.where(ENCLOSES[kinds], FRAME_TOP, TOP)
        under = below - self._tools.look.heading.pitch
        tall = HOLDS_PICTURE[kinds] & (under - TOP - BOTTOM / 2 > ICON)
        for at, key in zip(np.flatnonzero(tall), placed.slots.named(rows[tall]), strict=True):
            if cards[key].attachments:
                tops[at] = under[at]
        return tops

    # --- what one level of cards is made of ------------------------------------------------

    def _add(self, rows: Rows, spots: Rows, titles: Titles) -> None:
        kinds, rects = self._tools.scene.cards.kinds[rows], PixelRects()
        plain = ~ENCLOSES[kinds]
        self._add_frames(rects, spots[~plain], kinds[~plain])
        self._add_papers(rects, spots[plain], kinds[plain])
        self._tools.feet.add(rects, rows[plain], spots[plain], self._scale)
        self._add_words(rects, kinds, spots, titles)
        rects.file()
        self._levels.append((rects, rows[HOLDS_PICTURE[kinds]]))

    def _spots(self, rows: Rows) -> Rows:
        """The cards on whole pixels: a card is as large wherever it lies."""
        rects = self._tools.scene.cards.rects[rows]
        corners = np.floor(rects[:, :2] * self._scale + 0.5)
        sizes = np.maximum(np.rint(rects[:, 2:] * self._scale), 1)
        return np.hstack([corners, sizes]).astype(np.intp)

    def _add_frames(self, rects: PixelRects, spots: Rows, kinds: Codes) -> None:
        band, outside = spots.copy(), spots + np.array([-1, -1, 2, 2])
        band[:, 3] = np.minimum(self._whole(FRAME_HEADER), spots[:, 3])
        for code in np.flatnonzero(np.bincount(kinds)).tolist():
            accent = self._tools.look.palette.accent(CARD_KINDS[code].accent)
            same = kinds == code
            rects.add(see_through(accent, AREA_SHARE), spots[same])
            rects.add(see_through(accent, HEADER_SHARE), band[same])
            rects.add(see_through(accent, FAR_LINE_SHARE), _edges(outside[same]))

    def _add_papers(self, rects: PixelRects, spots: Rows, kinds: Codes) -> None:
        look = self._tools.look
        rects.add(look.palette.card_line, spots)
        inside = spots + np.array([1, 1, -2, -2])
        inside[:, 2:] = np.maximum(inside[:, 2:], 0)
        for is_slip in (False, True):
            colour = look.palette.slip if is_slip else look.palette.card
            rects.add(colour, inside[SLIP[kinds] == is_slip])
        bar = spots.copy()
        bar[:, 2] = np.minimum(self._whole(2 * BAR), spots[:, 2])
        for code, kind in enumerate(CARD_KINDS):
            if not kind.slip:
                rects.add(look.palette.accent(kind.accent), bar[kinds == code])

    def _add_words(self, rects: PixelRects, kinds: Codes, spots: Rows, titles: Titles) -> None:
        bars, tops = titles
        owner = np.repeat(np.arange(len(bars)), [len(some) for some in bars])
        left, wide, line = np.concatenate([_NO_BARS, *bars]).T
        scale, pitch = self._scale, self._tools.look.heading.pitch
        start = np.floor((LEFT + left) * scale + 0.5)
        end = np.floor((LEFT + left + wide) * scale + 0.5)
        top = np.rint((tops[owner] + (line + (1 - HIGH) / 2) * pitch) * scale)
        high = np.full_like(start, max(1.0, np.rint(HIGH * pitch * scale)))
        words = np.stack([start, top, end - start, high], axis=1).astype(np.intp)
        words[:, :2] += spots[owner, :2]
        for code in np.flatnonzero(np.bincount(kinds)).tolist():
            rects.add(self._ink(code), words[kinds[owner] == code])

    def _ink(self, code: int) -> QColor:
        kind, look = CARD_KINDS[code], self._tools.look
        ink = look.palette.accent(kind.accent) if kind.encloses else look.palette.ink
        ground = look.palette.canvas if kind.encloses else look.paper(kind.name)
        return mixed(ink, ground, INK_SHARE)

    def _whole(self, length: float) -> int:
        """A thickness in pixels, never less than it is."""
        return max(1, int(np.ceil(length * self._scale)))


_NO_BARS = np.zeros((0, 3))
HAS_ONE_LINE = np.array([kind.holds_picture or kind.encloses for kind in CARD_KINDS])
SLIP = np.array([kind.slip for kind in CARD_KINDS])


def _edges(spots: Rows) -> Rows:
    """The four lines along the inside of rectangles, a pixel wide."""
    top, left = spots.copy(), spots + np.array([0, 1, 0, -2])
    top[:, 3] = left[:, 2] = 1
    bottom, right = top.copy(), left.copy()
    bottom[:, 1] += spots[:, 3] - 1
    right[:, 0] += spots[:, 2] - 1
    return np.concatenate([top, bottom, left, right])
