"""Frames: a named area. What lies in a frame moves with it, and it can be exported alone."""

from evidenceboard.model.kinds import CardKind

FRAME = CardKind(
    name="frame",
    word="Frame",
    plural="Frames",
    icon="mdi6.artboard",
    accent="frame",
    key="F",
    prompt="Frame",
    width=640,
    height=420,
    encloses=True,
)
