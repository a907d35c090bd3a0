"""The names under which boards hand things to each other and to the toolbar."""

CLIP_TYPE = "application/x-evidenceboard"
"""Cards with their connectors, as JSON."""
KIND_TYPE = "application/x-evidenceboard-kind"
"""The name of a card kind, dragged from the toolbar to be placed."""
BOARD_SUFFIX = ".evboard"
