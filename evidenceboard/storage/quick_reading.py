"""Reading a large board without reading all of it: places and ends at once, words when wanted.

The file is copied first, into the folder of the sitting. What is checked is that copy, and the
words are later read from it, so nothing that happens to the file can show.

Rule: a board that is not plainly in order is not read here but row by row, which finds the words
for what is wrong with it.
"""

from __future__ import annotations

import sqlite3

from evidenceboard.model.board import Board
from evidenceboard.model.card_shelf import CardShelf
from evidenceboard.model.shelf import Shelf
from evidenceboard.storage.quick_columns import Columns
from evidenceboard.storage.row_reading import no_collection, read_facts
from evidenceboard.storage.unread import Library
from evidenceboard.storage.unread_rows import CardRows, ConnectorRows, FirstJoins
from evidenceboard.storage.words import WordsOnDisk


def board_of(columns: Columns, connection: sqlite3.Connection, words: WordsOnDisk) -> Board:
    """The board with these columns, its words still on the disk."""
    with no_collection():
        library = Library(words, words.path)
        cards, ids = list(columns.cards), list(columns.connectors)
        ends = (columns.source, columns.target, columns.undercuts)
        connectors = ConnectorRows(ids, cards, ends, columns.kinds, columns.labels, library)
        return Board.of_shelves(
            CardShelf(CardRows(cards, columns.places, library), columns.cards),
            Shelf(connectors, columns.connectors),
            FirstJoins(columns.cards, ids, ends).at,
            read_facts(connection),
        )
