"""The words of dates in English, Russian and Ukrainian: what each means, and nothing else.

Every table maps a meaning to a pattern that a whole word or phrase must match, in lower case.
"""

from __future__ import annotations

import re

_MONTH_WORDS = (
    r"jan(?:uary)?|янв(?:ар[ьяе]|ар[её]м)?|січ(?:ень|ня|ні|нем)?",
    r"feb(?:ruary)?|фев(?:р|рал[ьяе]|рал[её]м)?|лют(?:ий|ого|ому|им)?",
    r"mar(?:ch)?|мар(?:т|та|те|том)?|бер(?:езень|езня|езні|езнем)?",
    r"apr(?:il)?|апр(?:ел[ьяе]|елем)?|квіт?(?:ень|ня|ні|нем)?",
    r"may|ма(?:й|я|е|ем)|трав(?:ень|ня|ні|нем)?",
    r"june?|июн(?:[ьяе]|ем)?|черв(?:ень|ня|ні|нем)?",
    r"july?|июл(?:[ьяе]|ем)?|лип(?:ень|ня|ні|нем)?",
    r"aug(?:ust)?|авг(?:уста?|усте|устом)?|серп(?:ень|ня|ні|нем)?",
    r"sept?(?:ember)?|сент?(?:ябр[ьяе]|ябр[её]м)?|вер(?:есень|есня|есні|еснем)?",
    r"oct(?:ober)?|окт(?:ябр[ьяе]|ябр[её]м)?|жовт(?:ень|ня|ні|нем)?",
    r"nov(?:ember)?|ноя(?:б|бр[ьяе]|бр[её]м)?|лист(?:опада?|опаді|опадом)?",
    r"dec(?:ember)?|дек(?:абр[ьяе]|абр[её]м)?|груд(?:ень|ня|ні|нем)?",
)
_MONTHS = tuple(re.compile(words) for words in _MONTH_WORDS)

SEASONS = {
    "spring": r"spring|весн(?:а|ы|е|у|ой|и|і|ою)|навесні",
    "summer": r"summer|лет(?:о|а|у|ом|е)|літ(?:о|а|у|ом|і)|влітку|улітку",
    "autumn": r"autumn|fall|осень|осени|осенью|осінь|осені|восени",
    "winter": r"winter|зим(?:а|ы|е|у|ой|и|і|ою)|взимку|узимку",
}
PARTS = {
    "early": r"early|beginning of|start of|начал[оаеу]|(?:на )?почат(?:ок|ку)",
    "mid": r"mid|middle of|середин[аеыіу]",
    "late": r"late|end of|кон(?:ец|це|ца|цу)|кін(?:ець|ці|ця|цю)|наприкінці",
}
LIMITS = {
    "before": r"before|prior to|до|перед|раньше|раніше",
    "by": r"by|к|до кінця|не позднее|не пізніше",
    "until": r"until|till|up to|по",
    "after": r"after|following|после|після",
    "since": r"since|from|starting(?: from)?|с|со|з|із|от|від|начиная с|починаючи з",
}
SURENESS = {
    "~": r"~|about|around|approximately|approx|circa|ca|c|roughly|около|примерно|приблизительно"
    r"|ориентировочно|близько|приблизно|орієнтовно|біля",
    "?": r"perhaps|possibly|maybe|probably|likely|возможно|вероятно|предположительно"
    r"|можливо|ймовірно|імовірно|мабуть",
}
RELATIVE = (
    r"(?:last|next|this|past|coming) \w+|\d+ \w+ ago|in \d+ (?:days?|weeks?|months?|years?)"
    r"|tomorrow|now|recently|lately|yesterday|today|tonight"
    r"|вчера|сегодня|завтра|недавно|сейчас|\d+ \w+ назад"
    r"|(?:на )?прошл\w+ \w+|(?:на )?следующ\w+ \w+"
    r"|вчора|сьогодні|нещодавно|зараз|\d+ \w+ тому"
    r"|(?:на )?минул\w+ \w+|(?:на )?наступн\w+ \w+"
)
DAYS_AGO = {0: r"today|сегодня|сьогодні", 1: r"yesterday|вчера|вчора"}
OPENERS = r"between|from|с|со|з|із|от|від|между|між"
JOINERS = r" (?:to|until|till|through|and|по|до|и|і|й|та) | ?[–—] ?| - |-"
LEADING = r"in|on|the|во?|у|на"
FILLERS = frozenset(
    ("the", "of", "year", "г", "гг", "год", "года", "году", "годы", "р", "рр", "рік", "року")
)
ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|-?го|-?е|-?ое)")
DECADE = re.compile(
    r"(\d{3})0(?:s|'s|-?х|-?е|-?ые|-?ті|-?их)(?: (?:годов|годах|років|роках|годы|роки))?"
)


def month_number(word: str) -> int:
    """1 to 12, or 0 where the word is no month."""
    return next((n for n, words in enumerate(_MONTHS, 1) if words.fullmatch(word)), 0)


def meaning(table: dict[str, str], phrase: str) -> str:
    """What the whole phrase means by this table, or ""."""
    return next((key for key, words in table.items() if re.fullmatch(words, phrase)), "")


def leading(table: dict[str, str], text: str) -> tuple[str, str]:
    """What the text's first words mean by this table, and the text after them; "" if nothing."""
    for key, words in table.items():
        found = re.match(rf"(?:{words})(?:[ .-]+|(?<=~))(?=\S)", text)
        if found:
            return key, text[found.end() :]
    return "", text
