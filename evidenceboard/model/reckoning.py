"""What a board may choose about how strengths are computed on it: the semantics and the numbers.

Rule: these are names, defaults and limits; what is done with them belongs to the analysis.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

QUADRATIC_ENERGY = "quadratic-energy"
SEMANTICS: Mapping[str, str] = MappingProxyType(
    {QUADRATIC_ENERGY: "Quadratic Energy", "df-quad": "DF-QuAD"}
)
"""The word for each, by its name in the file."""

NUMBERS: Mapping[str, float] = MappingProxyType(
    {
        "reliability.A": 1.0,
        "reliability.B": 0.8,
        "reliability.C": 0.6,
        "reliability.D": 0.4,
        "reliability.E": 0.2,
        "reliability.F": 0.5,
        "reliability.unrated": 0.5,
        "credibility.1": 0.9,
        "credibility.2": 0.7,
        "credibility.3": 0.5,
        "credibility.4": 0.3,
        "credibility.5": 0.1,
        "credibility.6": 0.5,
        "credibility.unrated": 0.5,
        "inference": 0.5,
        "claim": 0.5,
    }
)
"""What stands for each grade while strengths are computed, where the board records nothing else:
this project's choice, not doctrine. `inference` is a reason from one claim to another whose
credibility nobody rated, `claim` a claim before any evidence. All lie between 0 and 1."""
