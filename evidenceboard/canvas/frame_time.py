"""How long a frame may take, and what of that is left for painting tiles."""

from __future__ import annotations

FRAME_SECONDS = 0.0045
"""What a frame may take in all; what its events and its painting leave goes to tiles."""
TO_GET_READY = 0.0015
"""A frame in which a card was pressed may take so much longer: the one in which it is lifted has
most to do."""
MOST_PUT_OFF = 2
"""After so many frames that left nothing, tiles get a step all the same."""


class FrameTime:
    """Rule: it reckons in own time of the painting thread, so that a machine that does something
    else meanwhile does not keep tiles from being painted."""

    def __init__(self) -> None:
        self._spent = 0.0
        self._whole = {False: 0.0, True: 0.0}
        """What painting all of the view took the last time; true where something stood in."""
        self._part = 0.0
        """What painting a part of it took the last time."""
        self._put_off = 0

    def begin(self) -> None:
        """Nothing has been done so far that counts to the next frame."""
        self._spent = 0.0

    def spend(self, seconds: float) -> None:
        """Events have taken so long."""
        self._spent += seconds

    def spend_all(self) -> None:
        """The next paint will take what tiles would else have."""
        self._spent = FRAME_SECONDS

    def painted_all(self, seconds: float, *, stood_in: bool) -> None:
        """Painting all of the view took so long; whether something stood in for a part of it."""
        self._whole[stood_in] = seconds

    def painted_part(self, seconds: float) -> None:
        """Painting a part of the view, where fresh tiles had come, took so long."""
        self._part = seconds

    def left(self, *, is_due: bool, stands_in: bool, is_covered: bool) -> float:
        """Seconds for tiles, once what was done and the paint to come have had theirs; less than
        none puts them off. `is_due` tells whether all of the view is to be painted, `is_covered`
        whether something is painted over its tiles, which takes as long for a part of them.
        Another frame begins with that."""
        spent, self._spent = self._spent, 0.0
        paint = self._whole[stands_in] if is_due or is_covered else self._part
        return FRAME_SECONDS - spent - paint

    @property
    def must(self) -> bool:
        """Whether tiles get a step even where nothing is left."""
        return self._put_off == MOST_PUT_OFF

    def note(self, *, was_put_off: bool) -> None:
        """Take note whether there was no time for any step."""
        self._put_off = self._put_off + 1 if was_put_off and not self.must else 0
