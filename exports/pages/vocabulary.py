"""The page of the vocabulary: each relation with its sentence, its inverse and how often it is stated."""

from typing import NamedTuple

from istilah.exports.pages.rendering import Place, render
from istilah.exports.pages.site import Site
from istilah.graph import _terms
from istilah.graph.properties import Properties
from istilah.graph.relations import GROUPS
from istilah.graph.values import Relation, Text, in_language


class ToldRelation(NamedTuple):
    """A relation with its short name, its sentence and its inverse's, what it means and how often it is stated."""

    relation: Relation
    short: str
    label: str
    sentence: str
    inverse: str
    comment: Text | None
    times: int


def relations_page(site: Site, language: str) -> str:
    """Return the page of the vocabulary."""
    told = [_told(site, relation, language) for relation in site.map.relations.values() if not relation.derived]
    used = [one for one in told if one.times]
    by_group = {name: [one for one in used if one.relation.group == name] for name in GROUPS}
    return render(
        site,
        "relations.html",
        language,
        Place("relations"),
        groups={name: found for name, found in by_group.items() if found},
        unused=[one for one in told if not one.times],
        namespace="https://w3id.org/istilah/def#",
    )


def _told(site: Site, relation: Relation, language: str) -> ToldRelation:
    inverse = site.map.relations.get(relation.inverse)
    comments = Properties(site.map.store.frame, relation.iri).literals("rdfs:comment")
    return ToldRelation(
        relation,
        _terms.shorten(relation.iri),
        relation.label(language),
        relation.sentence("A", "B", language),
        inverse.sentence("B", "A", language) if inverse else "",
        in_language(comments, language),
        site.statistics.relations.get(relation.name, 0),
    )
