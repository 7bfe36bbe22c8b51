"""Form data: the parameters of an address or a form (application/x-www-form-urlencoded, WHATWG URL section 5.1)."""

from urllib.parse import unquote

#: How many parameters are read.
MOST = 1000


def parameters(text: str) -> dict[str, list[str]]:
    """Return the values of each parameter, as `urllib.parse.parse_qs` does with blank ones kept.

    Raises ValueError for what is not UTF-8, and for more than `MOST` parameters.
    """
    found: dict[str, list[str]] = {}
    pairs = [pair.partition("=") for pair in text.split("&") if pair]
    if len(pairs) > MOST:
        raise ValueError(f"there are more than {MOST} parameters")
    for name, _, value in pairs:
        found.setdefault(_decoded(name), []).append(_decoded(value))
    return found


def _decoded(text: str) -> str:
    """Return a name or value as it was before it was encoded.

    What is well-formed is read by the codec of Python's own escapes, %C3 as \\xC3: `unquote` takes a text apart step by
    step, which for a query takes a tenth of the time of its answer.
    """
    text = text.replace("+", " ")
    if "%" not in text:
        return text
    if text.isascii():
        escaped = text.replace("\\", r"\\").replace("%", r"\x").encode()
        try:
            return escaped.decode("unicode_escape").encode("latin-1").decode()
        except UnicodeDecodeError:
            pass  # a percent sign that encodes nothing, or no UTF-8
    return unquote(text, errors="strict")
