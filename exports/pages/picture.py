"""The page of the picture: a concept with what is about it, or the themes of the map and the bridges between them.

Without script it shows the drawing and the relations of the concept's own page. With script one walks on from there;
the address then holds the whole view, of which the server reads no more than the focus.
"""

from collections.abc import Mapping
from typing import Any

from istilah.exports.pages.concept import pictures
from istilah.exports.pages.overview import overview
from istilah.exports.pages.rendering import Place, Scripting, render
from istilah.exports.pages.site import Site
from istilah.exports.pages.statements import groups
from istilah.exports.pages.surroundings import surroundings
from istilah.graph.values import Relation

#: What an address says of the view; see `src/picture/view-address.ts`.
VIEW = ("focus", "depth", "open", "closed", "hidden", "layout", "panel", "selected", "pins")
#: The prefixes of the messages that the script speaks.
_SPOKEN = ("explorer.", "menu.picture", "evidence.", "status.", "text.only", "language.")


def picture_page(site: Site, view: Mapping[str, str], language: str) -> str | None:
    """Return the page of a view; None for a focus that is no concept of the map.

    Without a focus it is the overview; a map with too few themes opens on its best connected concept instead.
    """
    seen = overview(site, language)
    start = "" if seen else next((site.map.concepts.slug(iri) for iri in site.hubs), "")
    slug = view.get("focus", "") or start
    iri = site.map.concepts.by_slug(slug) if slug else None
    if slug and iri is None:
        return None
    data = {
        "site": site.scheme.title(language).text,
        "start": start,
        "relations": _relations(site, language),
        "themes": _themes(site, language),
        "overview": seen,
        "near": surroundings(site, [iri], language) if iri else None,
    }
    kept = {name: view[name] for name in VIEW if view.get(name)}
    return render(
        site,
        "picture-page.html",
        language,
        Place("picture", "", **kept),
        Scripting("picture", _SPOKEN, _addresses(site, language), data),
        overview=seen,
        **_concept(site, iri, language),
    )


def _concept(site: Site, iri: str | None, language: str) -> dict[str, Any]:
    if iri is None:
        return {"concept": None}
    concept, edges = site.map.concepts.entry(iri)
    told = [edge for edge in edges if edge.object != iri]
    return {
        "concept": concept,
        "name": site.map.concepts.label(iri, language),
        "definition": concept.definition(language),
        "pictures": pictures(site, iri, told, language),
        "groups": groups(site, iri, told, language),
    }


def _addresses(site: Site, language: str) -> dict[str, str]:
    return {
        "neighbours-api": site.link("api", "neighbours", lang=language),
        "claims-api": site.link("api", "claims", lang=language),
        "path": site.link("path", "", language),
        "compare": site.link("compare", "", language),
    }


def _relations(site: Site, language: str) -> list[dict[str, Any]]:
    """Return the relations that statements are made with, in the order in which they are shown."""
    relations = site.map.relations
    found = []
    for relation in relations.values():
        if relation.derived:
            continue
        inverse = relations.get(relation.inverse, relation)
        found.append(
            {
                "key": relation.name,
                "group": relation.group,
                "directed": inverse is not relation,
                "label": relation.label(language),
                "inverse": inverse.label(language),
                "sentence": _template(relation, language),
                "inverseSentence": _template(inverse, language),
            }
        )
    return found


def _template(relation: Relation, language: str) -> str:
    return relation.sentence("{s}", "{o}", language)


def _themes(site: Site, language: str) -> list[dict[str, Any]]:
    """Return the themes that have a colour."""
    named = ((theme, site.map.concepts.label(theme.iri, language)) for theme in site.themes.values() if theme.number)
    return [{"theme": theme.number, "label": label.text, "language": label.language} for theme, label in named]
