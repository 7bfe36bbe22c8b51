"""The claims behind one statement: the sentence, and who says so, where, how."""

from typing import Any

from istilah.exports.pages.rendering import concept_link
from istilah.exports.pages.site import Site
from istilah.exports.pages.statements import Evidence, evidence, sentence
from istilah.graph.values import Edge


def edge_claims(site: Site, edge: Edge, language: str) -> dict[str, Any]:
    """Return a statement as a sentence, with the claims that make it, documents before editors.

    A statement that the map does not make has no claims.
    """
    subject, object = edge.subject, edge.object
    claims = site.map.claims.behind(edge)
    return {
        "language": language,
        "sentence": sentence(site, edge, language),
        "source": {"label": site.map.concepts.label(subject, language).text, "address": _page(site, subject, language)},
        "target": {"label": site.map.concepts.label(object, language).text, "address": _page(site, object, language)},
        "relation": edge.relation.label(language),
        "status": site.supports.of(subject, [edge])[edge].status,
        "claims": [_told(one, language) for one in evidence(site, claims, language)],
    }


def _page(site: Site, iri: str, language: str) -> str:
    return concept_link(site, iri, language)


def _told(one: Evidence, language: str) -> dict[str, Any]:
    return {
        "iri": one.claim,
        "source": one.source.title(language) if one.source else "",
        "entry": one.entry,
        "heading": one.heading,
        "explicit": one.explicit,
        "status": one.status,
        "address": one.address,
        "reason": one.reason.text if one.reason else "",
    }
