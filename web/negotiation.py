"""Content negotiation: what a client accepts, against what there is (RFC 9110 section 12.5)."""

from collections.abc import Sequence
from functools import lru_cache

from istilah.graph.values import LANGUAGES

#: Older browsers ask for Indonesian by the code that ISO 639 withdrew in 1989.
_FORMER = {"in": "id"}


def best(accept: str | None, offered: Sequence[str]) -> str | None:
    """Return the media type to answer with, None when the client takes none of those offered.

    The client's order wins, among equals ours. Without a header the first one is taken.
    """
    if accept is None or not accept.strip():
        return offered[0] if offered else None
    ranges = _weighted(accept)
    ranked = sorted(offered, key=lambda media_type: -_quality(media_type, ranges))
    return ranked[0] if ranked and _quality(ranked[0], ranges) > 0 else None


def language(accept: str | None, default: str) -> str:
    """Return the language of the interface that a client likes best, the default when it names none."""
    ranges = _weighted(accept or "")
    for name, quality in sorted(ranges.items(), key=lambda pair: -pair[1]):
        code = name.partition("-")[0]
        code = _FORMER.get(code, code)
        if quality > 0 and code in LANGUAGES:
            return code
    return default


@lru_cache(64)
def wants_page(accept: str | None) -> bool:
    """Tell whether a client asks for HTML by name and likes nothing better, as browsers do."""
    weights = _weighted(accept or "")
    return 0 < weights.get("text/html", 0) == max(weights.values())


def _weighted(header: str) -> dict[str, float]:
    """Return the members of a header with their weights."""
    found: dict[str, float] = {}
    for member in header.split(","):
        name, *parameters = (part.strip().lower() for part in member.split(";"))
        if name:
            found[name] = next((_weight(each[2:]) for each in parameters if each.startswith("q=")), 1.0)
    return found


def _weight(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text)))
    except ValueError:
        return 0.0


def _quality(media_type: str, ranges: dict[str, float]) -> float:
    """Return the weight of the most specific range that a media type falls under."""
    kind = media_type.partition("/")[0]
    return next((ranges[name] for name in (media_type, f"{kind}/*", "*/*") if name in ranges), 0.0)
