"""What cards and connectors are painted with at any scale at which they are more than blocks.

Rule: it is loaded with the first picture that shows more, so that a large board, which is seen
whole at first, waits for none of it. Nor does the canvas import any of it before it is used.
"""

from __future__ import annotations

from collections.abc import Callable

from evidenceboard.picture.card_painter import CardPainter
from evidenceboard.picture.card_pictures import CardPictures
from evidenceboard.picture.card_pixmaps import CardPixmaps
from evidenceboard.picture.connector_batch import BatchTools
from evidenceboard.picture.connector_grades import ConnectorGrades
from evidenceboard.picture.connector_painter import ConnectorPainter
from evidenceboard.picture.counted_signs import CountedSigns
from evidenceboard.picture.greek import Greek
from evidenceboard.picture.greeked_cards import GreekTools
from evidenceboard.picture.greeked_feet import GreekedFeet
from evidenceboard.picture.greeked_titles import Titles
from evidenceboard.picture.look import Look
from evidenceboard.picture.memory import Memory
from evidenceboard.picture.scene import SHADOW, Scene
from evidenceboard.picture.sprites import Sprites


class NearTools:
    """The painters, and what they keep, of one scene in one look."""

    def __init__(
        self,
        scene: Scene,
        look: Look,
        content: Callable[[str], bytes],
        memory: Memory,
        *,
        keeps_pixmaps: bool,
        pictures: CardPictures | None,
    ) -> None:
        self.cards = CardPainter(look, content, memory, pictures)
        self.connectors = ConnectorPainter(look, memory)
        self.pixmaps = CardPixmaps(SHADOW, memory.pixmaps) if keeps_pixmaps else None
        self.batch = BatchTools(scene, look, ConnectorGrades(scene), Sprites(self.connectors))
        self.signs = CountedSigns(scene)
        feet = GreekedFeet(scene, look.palette, self.signs)
        self.greek = GreekTools(scene, look, Titles(scene, Greek(look.heading)), feet)
