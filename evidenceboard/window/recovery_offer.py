"""What earlier sittings left unsaved, offered on the welcome page or in a bar over the board."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from evidenceboard.window import questions
from evidenceboard.window.words import counted

if TYPE_CHECKING:
    from evidenceboard.storage.recovery import Unsaved
    from evidenceboard.window.board_page import BoardPage
    from evidenceboard.window.files import BoardFiles
    from evidenceboard.window.welcome import Welcome
    from evidenceboard.workspace import Workspace

MATTER = "unsaved"


class Offering(Protocol):
    """What is asked of a window that offers."""

    workspace: Workspace | None
    files: BoardFiles
    page: BoardPage

    @property
    def welcome(self) -> Welcome: ...

    @property
    def workspace_changed(self) -> SignalInstance: ...


class RecoveryOffer(QObject):
    """Rule: what was left stays offered, whichever board comes into the window meanwhile, until
    it is restored, discarded or put off; and until then nothing of it is deleted."""

    discard_wanted = Signal(object)
    """An Unsaved that the user gives up for good."""

    def __init__(self, window: Offering, parent: QWidget) -> None:
        super().__init__(parent)
        self._window, self._parent = window, parent
        self._left: tuple[Unsaved, ...] = ()
        window.workspace_changed.connect(self._show)

    def offer(self, unsaved: Iterable[Unsaved]) -> None:
        """Offer these, the latest first, and none that was offered before."""
        had_any, self._left = bool(self._left), tuple(unsaved)
        if had_any or self._left:
            self._window.welcome.offer(self._left)
        self._show()

    def _show(self) -> None:
        notices = self._window.page.notices
        notices.settle(MATTER)
        if self._left and self._window.workspace is not None:
            left, others = self._left[0], len(self._left) - 1
            more = f" Nor {'was' if others == 1 else 'were'} {counted(others, 'other board')}."
            notices.tell(
                MATTER,
                f"“{left.name}” was not saved; {counted(left.edits, 'edit')} kept."
                + (more if others else ""),
                [("Restore", self._restore_first), ("Later", self.put_off)],
            )

    def _restore_first(self) -> None:
        self.restore(self._left[0])

    def put_off(self) -> None:
        """Ask again at the next start."""
        self.offer(())

    def restore(self, left: Unsaved) -> None:
        """Open what was left; where that fails it is still on disk, and still offered."""
        if self._window.files.background.busy:
            return
        self._window.page.notices.settle(MATTER)
        self._window.welcome.show_restoring(left)
        self._window.files.restore(
            left, lambda: self._restored(left), lambda: self.offer(self._left)
        )

    def _restored(self, left: Unsaved) -> None:
        window = self._window
        self.offer([one for one in self._left if one != left])
        if window.workspace is not None and window.workspace.document.drafts:
            from evidenceboard.canvas import text_editor  # noqa: PLC0415  # after the first paint

            text_editor.reopen_drafts(window.workspace.view)

    def discard(self, left: Unsaved) -> None:
        """Ask, then have it deleted."""
        if questions.confirm(
            self._parent,
            f"Discard the unsaved edits of “{left.name}”?",
            "They are deleted for good. A file that was saved earlier stays as it is.",
            "Discard",
        ):
            self.discard_wanted.emit(left)
