"""The overview: the themes of a map, the bridges between them, and what stands behind each."""

from typing import Any

from istilah.exports.pages.site import Site, Theme
from istilah.exports.pages.statements import sentence
from istilah.exports.pages.surroundings import described, statement
from istilah.graph.values import Edge

#: A map with fewer themes has no overview: it opens on a concept.
FEWEST_THEMES = 2
_MOST_THEMES = 24
_MOST_MEMBERS = 24
_MOST_ACROSS = 100


def overview(site: Site, language: str) -> dict[str, Any] | None:
    """Return the themes, largest first, and the bridges between them; None for a map with too few themes."""
    themes = _themes(site)
    if len(themes) < FEWEST_THEMES:
        return None
    slugs = {theme.iri: theme.slug for theme in themes}
    return {
        "language": language,
        "themes": [_theme(site, theme, language) for theme in themes],
        "bridges": [
            {"source": slugs[one], "target": slugs[other], "weight": times}
            for (one, other), times in sorted(site.bridges.items(), key=lambda item: (-item[1], item[0]))
            if one in slugs and other in slugs
        ],
    }


def members(site: Site, theme: Theme, language: str) -> dict[str, Any]:
    """Return a theme and its best connected concepts, those first."""
    first = site.best_connected(theme.members, _MOST_MEMBERS)
    concepts = [{"slug": site.map.concepts.slug(iri), **described(site, iri, language)} for iri in first]
    return {"language": language, **_theme(site, theme, language), "concepts": concepts}


def across(site: Site, one: Theme, other: Theme, language: str) -> dict[str, Any]:
    """Return the statements that join two themes, best supported first, as sentences."""
    edges = [edge for iri in one.members for edge in site.map.adjacency.get(iri, ()) if _joins(site, edge, one, other)]
    site.map.store.gather({edge.subject for edge in edges})
    support = {edge: found for edge in edges for found in site.supports.of(edge.subject, [edge]).values()}
    best = sorted(edges, key=lambda edge: (-support[edge].sources, -support[edge].claims, edge[0], edge[2]))
    told = [
        {**statement(site, edge, support[edge]), "sentence": sentence(site, _as_made(site, edge), language)}
        for edge in best[:_MOST_ACROSS]
    ]
    return {"language": language, "total": len(edges), "statements": told}


def _as_made(site: Site, edge: Edge) -> Edge:
    if not edge.relation.derived:
        return edge
    return Edge(edge.object, site.map.relations[edge.relation.inverse], edge.subject)


def _joins(site: Site, edge: Edge, one: Theme, other: Theme) -> bool:
    here, there = site.theme_of.get(edge.subject), site.theme_of.get(edge.object)
    return here is not None and there is not None and (here.iri, there.iri) == (one.iri, other.iri)


def _themes(site: Site) -> list[Theme]:
    return sorted(site.themes.values(), key=lambda theme: (-len(theme.members), theme.iri))[:_MOST_THEMES]


def _theme(site: Site, theme: Theme, language: str) -> dict[str, Any]:
    label = site.map.concepts.label(theme.iri, language)
    return {
        "slug": theme.slug,
        "label": label.text,
        "language": label.language,
        "theme": theme.number,
        "weight": len(theme.members),
        "address": site.link("theme", theme.slug, language),
    }
