"""Figures: numbers as readers of a language write and read them.

`web/front-end/src/figures.ts` does the same in the browser.
"""

import re
from decimal import ROUND_HALF_UP, Decimal

#: What parts thousands and what begins the decimals, by language.
_MARKS = {"en": (",", "."), "id": (".", ",")}
_DECIMALS = 2


def read(written: str, language: str) -> float | None:
    """Return the number that a reader wrote, or None for what is none.

    Either mark may begin the decimals, so that 12.5 is understood on an Indonesian page; groups of three after the mark
    for thousands are thousands.
    """
    text = re.sub(r"\s", "", written).replace("−", "-")
    thousands, decimal = _MARKS[language]
    t, d = re.escape(thousands), re.escape(decimal)
    if re.fullmatch(rf"-?[1-9][0-9]{{0,2}}(?:{t}[0-9]{{3}})+(?:{d}[0-9]*)?", text):
        text = text.replace(thousands, "")
    if not re.fullmatch(r"-?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)", text):
        return None
    return float(text.replace(",", "."))


def written(value: float, language: str) -> str:
    """Return a number as a language writes it: thousands apart, at most two decimals, halves rounded away from 0."""
    rounded = Decimal(value).quantize(Decimal(1).scaleb(-_DECIMALS), ROUND_HALF_UP)
    english = f"{abs(rounded):,f}".rstrip("0").rstrip(".")
    thousands, decimal = _MARKS[language]
    marked = english.translate(str.maketrans(",.", thousands + decimal))
    return ("−" if rounded < 0 else "") + marked


def plain(value: float) -> str:
    """Return a number for an address, such that `read` finds it in every language."""
    text = f"{Decimal(repr(value)):f}"
    return f"{text}0" if re.search(r"\.[0-9]{3}$", text) else text.removesuffix(".0")
