"""Boards on disk: read with care, stored edit by edit, saved whole. Alone speaks SQL; no Qt."""
