"""The card kinds, in the order in which the screen offers them."""

from evidenceboard.model.card_kinds.claim import CLAIM
from evidenceboard.model.card_kinds.expert_opinion import EXPERT_OPINION
from evidenceboard.model.card_kinds.frame import FRAME
from evidenceboard.model.card_kinds.image import IMAGE
from evidenceboard.model.card_kinds.note import NOTE
from evidenceboard.model.card_kinds.source import SOURCE
from evidenceboard.model.kinds import CardKind

CARD_KINDS: tuple[CardKind, ...] = (CLAIM, SOURCE, EXPERT_OPINION, NOTE, IMAGE, FRAME)
_BY_NAME = {kind.name: kind for kind in CARD_KINDS}


def card_kind(name: str) -> CardKind:
    """The kind of that name. Raises KeyError for a name that is not in the catalogue."""
    return _BY_NAME[name]
