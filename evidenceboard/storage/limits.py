"""How large a board and its parts may be. Rule: what reading refuses, writing refuses first."""

FURTHEST = 1e9
"""No card lies further from the origin than this, in board units."""
LARGEST = 1e7
"""No card is wider or higher than this, in board units."""
MOST_RECORDS = 1_000_000
"""No board has more cards, or more connectors, than this."""
REVISION_LIMIT = 60
"""Letters in the name of a state of a board: a UUID, a dot and a count."""
LARGEST_VALUE = 16_000_000
"""Bytes: a row with the longest texts that the model allows, in four-byte letters."""
