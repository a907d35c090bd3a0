"""Questions that a board can answer. Imports the model only."""
