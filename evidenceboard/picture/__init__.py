"""Paints a board on any QPainter: the screen and every export use the same painters."""
