"""Evidence Board: claims, sources and expert opinions on one board, and why a claim stands."""

__version__ = "0.1.0"
