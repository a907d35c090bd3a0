"""What a picture format declares, and how a picture is written in it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path

from evidenceboard.export.paper import paper_named
from evidenceboard.export.picture import Picture
from evidenceboard.export.picture_options import PictureOptions
from evidenceboard.export.plan import Limits
from evidenceboard.model.frozen import frozen
from evidenceboard.picture.scene import Scene
from evidenceboard.storage.new_file import ExportError

Steps = Generator[float, None, None]
"""One step of work per item; the item is the part that is done, 0 to 1. Closing it cancels."""

ON_SHEETS = Limits("paper", 10**12, 10**18)
"""A sheet takes any picture: it is shrunk to the sheet or spread over several."""


@frozen
class Format:
    """One kind of picture file. `write` does the work in steps; `see_through` tells whether
    it can be transparent, `vector` whether it stays sharp, `paged` whether it has pages."""

    name: str
    word: str
    suffixes: tuple[str, ...]
    limits: Limits
    write: Callable[[Picture, Path], Steps]
    see_through: bool = True
    vector: bool = False
    paged: bool = False

    def picture(
        self, scene: Scene, content: Callable[[str], bytes], options: PictureOptions
    ) -> Picture:
        """The picture that `write` takes; for the scene see `scene_of`.

        Raises ExportError where there is nothing to show.
        """
        if options.transparent and not self.see_through:
            raise ExportError(f"{self.word} cannot be transparent.")
        fits = self.paged and paper_named(options.paper).size is not None
        return Picture(scene, content, options, ON_SHEETS if fits else self.limits)


def run(
    steps: Steps,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bool:
    """Do all the steps; False where it was cancelled, and then there is no file."""
    with closing(steps):
        for done in steps:
            if progress:
                progress(done)
            if cancelled and cancelled():
                return False
    return True
