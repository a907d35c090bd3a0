"""What is shown over the tiles: cards under way, and those put back that tiles do not show yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from time import thread_time

from evidenceboard.canvas.lifted import Lifted
from evidenceboard.model.change import Change
from evidenceboard.model.records import RecordId
from evidenceboard.picture.scene import Scene

A_STEP = 0.0015
"""Seconds that a step of working ahead may take."""
HERE = (0.0, 0.0)
FEW = 50
"""So many cards are taken up at once, however little was worked out ahead."""
MOST_TURNS = 8
"""After so many turns more are as well."""


@dataclass(slots=True)
class _Ahead:
    """Cards that may be taken up next. What that takes is worked out in steps; None: all was."""

    ids: frozenset[RecordId]
    steps: Iterator[int] | None = None
    lifted: Lifted | None = None
    waits: bool = False
    """Whether they are to be taken up as soon as all is worked out."""
    turns: int = 0
    way: tuple[float, float] = HERE
    """How far they would have been carried."""


class Carried:
    """Rule: nothing here knows of tiles; whoever does is told by the answers that cards were
    taken up or put back.

    A hand that presses hundreds of cards and moves at once has them follow a few turns later,
    so that no turn is a long one.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.under_way: Lifted | None = None
        self.settling: list[Lifted] = []
        """Put back, and not in the tiles so far."""
        self._ahead: _Ahead | None = None
        self._behind = HERE

    @property
    def ids(self) -> frozenset[RecordId]:
        """The cards that a gesture has taken up."""
        if self._ahead is not None and self._ahead.waits:
            return self._ahead.ids
        return self.under_way.ids if self.under_way else frozenset()

    @property
    def live(self) -> list[Lifted]:
        """What is painted over the tiles: cards put back lately, and those under way."""
        return [*self.settling, self.under_way] if self.under_way else self.settling

    def follow(self, change: Change) -> None:
        """Take in a change; the scene has followed already."""
        self._ahead = None
        for lifted in self.live:
            if change.only_moves:
                lifted.follow_moves()
            else:
                lifted.follow()
                lifted.outdate()

    def lay_exactly(self) -> bool:
        """Lay anew the connectors of cards put back, before tiles show them; whether any were."""
        shifted = [lifted for lifted in self.settling if lifted.is_shifted]
        for lifted in shifted:
            lifted.lay_exactly()
        return bool(shifted)

    def outdate_pictures(self) -> None:
        """Cards hold other pictures than before: what was painted of all as one shows the old."""
        ahead = self._ahead.lifted if self._ahead is not None else None
        for lifted in [*self.live, ahead] if ahead is not None else self.live:
            lifted.kept.outdate()

    # --- working ahead -------------------------------------------------------------------

    def expect(
        self,
        ids: Iterable[RecordId],
        first: Callable[[], object],
        work_out: Callable[[Lifted], Iterator[int]],
    ) -> None:
        """These cards may be taken up next; `first` is a step of its own, `work_out` are those of
        what painting the cards takes."""
        ahead = self._ahead = _Ahead(frozenset(ids))
        ahead.steps = self._steps(ahead, first, work_out)

    def _steps(
        self,
        ahead: _Ahead,
        first: Callable[[], object],
        work_out: Callable[[Lifted], Iterator[int]],
    ) -> Iterator[int]:
        yield 1
        first()
        yield 1
        ahead.lifted = Lifted(self._scene, ahead.ids)
        yield from work_out(ahead.lifted)

    @property
    def gets_ready(self) -> bool:
        """Whether there is something left to do ahead."""
        ahead = self._ahead
        if ahead is None:
            return self.is_behind
        return ahead.steps is not None or ahead.waits

    @property
    def is_behind(self) -> bool:
        """Whether cards taken up late are not yet where the hand has carried them."""
        return self._behind != HERE

    @property
    def hurries(self) -> bool:
        """Whether that is for cards that will not wait for it."""
        ahead = self._ahead
        return ahead is not None and ahead.steps is not None and len(ahead.ids) <= FEW

    def get_ready(self, seconds: float) -> bool:
        """Work ahead for about so long, but a step at the least if there is any time; whether
        cards that waited for it have been taken up. Where they wait, the last step may take some
        more; else it is to end by then."""
        ahead = self._ahead
        if ahead is None:
            self._catch_up()
            return False
        ahead.turns += ahead.waits
        if ahead.waits and (ahead.steps is None or ahead.turns > MOST_TURNS):
            self._take_up(ahead)
            return True
        until = thread_time() + seconds - (A_STEP / 2 if ahead.waits else A_STEP)
        is_due = seconds > 0
        while ahead.steps is not None and is_due:
            if next(ahead.steps, None) is None:
                ahead.steps = None
            is_due = thread_time() < until
        return False

    # --- carrying ------------------------------------------------------------------------

    def lift(self, ids: Iterable[RecordId]) -> bool:
        """Take cards up, with their connectors; whether that was done at once."""
        wanted = frozenset(ids)
        ahead = self._ahead
        if ahead is None or ahead.ids != wanted:
            ahead = self._ahead = _Ahead(wanted)
        ahead.waits = ahead.steps is not None and len(wanted) > FEW
        if not ahead.waits:
            self._take_up(ahead)
        return not ahead.waits

    def _take_up(self, ahead: _Ahead) -> None:
        self._ahead = None
        self.under_way = ahead.lifted or Lifted(self._scene, ahead.ids)
        self._behind = ahead.way

    def _catch_up(self) -> None:
        """Show cards that were taken up late where they should have been by then: a turn later,
        since taking them up fills one."""
        way, self._behind = self._behind, HERE
        if self.under_way is not None and way != HERE:
            self.under_way.move(*way)

    def move(self, dx: float, dy: float) -> None:
        """Show the cards this far from where the board has them; those that wait, once they are
        taken up."""
        if self._ahead is not None and self._ahead.waits:
            self._ahead.way = (dx, dy)
        elif self.under_way is not None:
            self._behind = HERE
            self.under_way.move(dx, dy)

    def drop(self) -> Lifted | None:
        """Put cards back where the board has them; they stay live until the tiles have them.
        Returns them where there were any."""
        dropped, self.under_way, self._behind = self.under_way, None, HERE
        if self._ahead is not None and self._ahead.waits:
            self._ahead = None
        if dropped is not None:
            dropped.put_back()
            self.settling.append(dropped)
        return dropped
