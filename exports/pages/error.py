"""The pages of errors: what happened, what to try, and the concepts that were perhaps meant."""

from istilah.exports.messages import CATALOGUES
from istilah.exports.pages.rendering import Place, render
from istilah.exports.pages.site import Site


def error_page(site: Site, status: int, language: str, detail: str = "", wanted: str = "") -> str:
    """Return the page of an HTTP status; `wanted` is what was asked for, to suggest concepts by."""
    key = str(status) if f"error.{status}.title" in CATALOGUES[language] else "other"
    near = site.map.search(wanted.replace("-", " ").replace("_", " "), 5, language) if wanted else []
    return render(
        site,
        "error.html",
        language,
        Place("start"),
        status=status,
        key=key,
        detail=detail,
        near=[(site.map.concepts.label(match.concept, language), match.concept) for match in near],
    )
