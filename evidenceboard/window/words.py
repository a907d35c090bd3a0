"""Counts and names in words, as menus, the top bar and undo steps show them."""

from __future__ import annotations

UNTITLED = "Untitled board"
NO_BREAK = "\N{NO-BREAK SPACE}"


def counted(number: int, word: str) -> str:
    """ "1 card", "14 cards", "1,200 cards"."""
    return f"{number:,}{NO_BREAK}{word}{'' if number == 1 else 's'}"


def without_mnemonic(text: str) -> str:
    """Text for a menu, where a lone & would underline the next letter."""
    return text.replace("&", "&&")
