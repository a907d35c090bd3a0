"""Likelihood and confidence do not belong in one sentence.

How likely something is and how sure the analyst is of that are two things; said in one breath,
readers take one for the other. Intelligence standards (ICD 203) forbid it, so the board asks for
two sentences.
"""

from __future__ import annotations

import re

from evidenceboard.model.frozen import frozen

_LIKELIHOOD = re.compile(
    r"\b(?:"
    r"(?:(?:very|highly|most|more|less|quite)[\s-]+)*(?:un)?like(?:ly|lier|liest|lihoods?)"
    r"|(?:(?:very|highly|most|more)[\s-]+)*(?:im)?probab(?:le|ly|ilit(?:y|ies))"
    r"|(?:almost|nearly|virtually)[\s-]+(?:certain(?:ly|ty)?|no[\s-]+chances?)"
    r"|(?:rough(?:ly)?[\s-]+)?even[\s-]+(?:chances?|odds)|roughly[\s-]+even"
    r"|remote(?:[\s-]+(?:chances?|possibilit(?:y|ies)))?|remotely[\s-]+possible"
    r"|realistic(?:ally)?[\s-]+possib(?:le|ilit(?:y|ies))"
    r"|(?:chances|odds)|(?:\d+\s?%|(?!by\b)\w+)[\s-]+chance"
    r"|(?:не|мало|най)*(?:[ій]?мов[іи]рн|вероятн)\w*"
    r")\b",
    re.IGNORECASE,
)
_CONFIDENCE = re.compile(
    r"\b(?:(?:(?:very|low|moderate|medium|high|little|great|full|some)[\s-]+)?"
    r"(?:over|un)?confiden(?:ces?|t|tly)|(?:не)?впевнен\w*|(?:не)?уверен\w*)\b",
    re.IGNORECASE,
)
_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"”’»)]))\s+(?=[\"“‘«(]?[^\W\d_])|\n+")
_SHORT = re.compile(r"(?:^|\W)(?:[^\W\d_]|e\.g|i\.e|cf|approx|ca|vs|Dr|Mr|Mrs|Ms|Prof|St|No)\.$")


@frozen
class MixedSentence:
    """A sentence that speaks of likelihood and of confidence, and the words that do."""

    sentence: str
    likelihood: str
    confidence: str

    @property
    def complaint(self) -> str:
        """What to tell the analyst, in one sentence."""
        return (
            f"“{self.likelihood}” says how likely it is and “{self.confidence}” how sure you are: "
            "put them in two sentences."
        )


def mixed_sentence(text: str) -> MixedSentence | None:
    """The first sentence that mixes the two, or None."""
    for sentence in sentences(text):
        likelihood, confidence = _LIKELIHOOD.search(sentence), _CONFIDENCE.search(sentence)
        if likelihood and confidence:
            return MixedSentence(sentence, likelihood[0], confidence[0])
    return None


def sentences(text: str) -> list[str]:
    """The text in sentences. A full stop after an initial or a short form ends none, and a
    semicolon does not either."""
    found: list[str] = []
    for part in filter(None, map(str.strip, _END.split(text))):
        if found and _SHORT.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return found
