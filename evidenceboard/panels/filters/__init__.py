"""The filters panel: what of the board stays bright."""
