"""Text for XML 1.0: escaped so that a reader gets back what was there."""

import re

from istilah.graph.errors import DataError

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML 1.0 section 2.2
# A parser turns a raw carriage return into a line feed, and both into a space in an attribute (sections 2.11, 3.3.3).
_CONTENT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"})


def content(text: str) -> str:
    """Return a text as the content of an element; raises DataError for a character that XML has no way to write."""
    return allowed(text).translate(_CONTENT)


def attribute(text: str) -> str:
    """Return a text as the value of an attribute in double quotes; raises DataError as `content` does."""
    return allowed(text).translate(_ATTRIBUTE)


def allowed(text: str) -> str:
    """Return the text itself; raises DataError when it holds a control character that XML forbids."""
    found = _FORBIDDEN.search(text)
    if found:
        around = text[max(0, found.start() - 20) : found.end() + 20]
        raise DataError(
            f"XML cannot hold the character U+{ord(found[0]):04X} in {around!r}",
            "remove it from the text, or choose a format that is not XML, such as turtle or jsonld",
        )
    return text
