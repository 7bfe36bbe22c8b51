"""The page that compares a few concepts: what they share, in what they differ, and who says so."""

from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from istilah.exports.messages import message
from istilah.exports.pages.commands import command
from istilah.exports.pages.comparison_table import table
from istilah.exports.pages.disagreement import ToldDisagreement, told_disagreement
from istilah.exports.pages.isolation import isolated
from istilah.exports.pages.joining_queries import comparison_query
from istilah.exports.pages.naming_field import LONGEST, Field, field
from istilah.exports.pages.paging import at_once
from istilah.exports.pages.rendering import Place, Scripting, render
from istilah.exports.pages.site import Site
from istilah.exports.pages.statements import statement
from istilah.graph.comparison import Comparison, comparison
from istilah.graph.contrasts import contrasted_with
from istilah.graph.disagreements import disagreements
from istilah.graph.naming import naming
from istilah.graph.values import Text

#: How many concepts are compared at most.
MOST = 4
#: How many texts of a request are read, and how many concepts are offered to add.
_MOST_GIVEN, _MOST_OFFERED = 12, 6


class Set(NamedTuple):
    """Concepts that are offered for comparison: their names, and the address of the page."""

    iris: tuple[str, ...]
    names: list[Text]
    address: str


class Compared:
    """The concepts to compare (`iris`), and the texts that name none, each as a field with its choices."""

    def __init__(self, site: Site, given: Iterable[str], language: str) -> None:
        self._site = site
        texts = [name for one in given for name in _names(site, one)][:_MOST_GIVEN]
        named = {text: naming(site.map, text[:LONGEST], language).iri for text in texts}
        iris = list(dict.fromkeys(iri for iri in named.values() if iri))
        self.iris, self.left_out = iris[:MOST], iris[MOST:]
        self.unclear: list[Field] = [
            field(site, "c", text, language, lambda slug: self._with(language, slug))
            for text, iri in named.items()
            if not iri
        ]

    def query(self) -> dict[str, str]:
        """Return the parameters of the page: the slugs of the concepts, then what names none as it was given."""
        left_out = map(self._site.map.concepts.slug, self.left_out)
        return _parameter([*self.slugs(), *left_out, *(one.text.replace(",", " ") for one in self.unclear)])

    def slugs(self, without: str = "") -> list[str]:
        """Return the slugs of the concepts, but for one (an IRI)."""
        return [self._site.map.concepts.slug(iri) for iri in self.iris if iri != without]

    def address(self, language: str) -> str:
        """Return the address of the page."""
        return self._site.link("compare", "", language, **self.query())

    def without(self, language: str, iri: str) -> str:
        """Return the address of the page with one concept taken away."""
        return self._site.link("compare", "", language, **_parameter(self.slugs(iri)))

    def _with(self, language: str, slug: str) -> str:
        return self._site.link("compare", "", language, **_parameter([*self.slugs(), slug]))

    def beside(self, language: str, iri: str) -> str:
        """Return the address of the page with one concept more."""
        return self._with(language, self._site.map.concepts.slug(iri))


def compare_page(site: Site, compared: Compared, language: str) -> str:
    """Return the page that compares concepts; with fewer than two, the page to choose them on."""
    iris = tuple(compared.iris)
    found = comparison(site.map, iris)
    labels = [site.map.concepts.label(iri, language) for iri in iris]
    return render(
        site,
        "compare.html",
        language,
        Place("compare", **compared.query()),
        Scripting("joining"),
        compared=compared,
        names=[label.text for label in labels],
        joined=lambda names: _joined(names, language),
        empty=Field("c", "", "", [], True),
        labels=labels,
        table=table(site, found, language) if len(iris) > 1 else None,
        between=[statement(site, edge, language) for edge in found.between],
        apart=_apart(site, found, language),
        above=found.above,
        disagreements=_disagreements(site, iris, language),
        offered=_offered(site, compared, language),
        sets=_sets(site, iris, language),
        are_mixed_up=any(contrasted_with(site.map, iri) for found in site.comparisons[:1] for iri in found),
        at_once=at_once,
        most=MOST,
        command=command(site, "compare", compared.slugs(), language),
        query=site.link("sparql", "", language, query=comparison_query(iris)) if len(iris) > 1 else "",
        without=lambda iri: compared.without(language, iri),
    )


def short_names(site: Site, iris: Iterable[str], language: str) -> list[Text]:
    """Return how concepts are called where there is little room: by their abbreviations where all have one."""
    concepts = [site.map.concepts.get(iri) for iri in iris]
    short = [concept.abbreviation(language) for concept in concepts]
    return [Text(one, "") for one in short] if all(short) else [concept.label(language) for concept in concepts]


def _apart(site: Site, found: Comparison, language: str) -> list[tuple[Text, Text, str]]:
    """Return the pairs that no statement joins, with the address of the paths between them."""
    joined = {frozenset((edge.subject, edge.object)) for edge in found.between}
    slug, label = site.map.concepts.slug, site.map.concepts.label
    return [
        (
            label(one, language),
            label(other, language),
            site.link("path", "", language, **{"from": slug(one), "to": slug(other)}),
        )
        for one, other in combinations(found.concepts, 2)
        if frozenset((one, other)) not in joined
    ]


def _disagreements(site: Site, iris: tuple[str, ...], language: str) -> list[ToldDisagreement]:
    found = {one.iri: one for iri in iris for one in disagreements(site.map, iri)}
    return [told_disagreement(site, one, language) for one in found.values()]


def _offered(site: Site, compared: Compared, language: str) -> list[tuple[str, Text, str]]:
    """Return the concepts that the map contrasts with those compared, with the address of the page with each added."""
    if len(compared.iris) >= MOST:
        return []
    near = dict.fromkeys(other for iri in compared.iris for other in contrasted_with(site.map, iri))
    offered = [iri for iri in near if iri not in compared.iris][:_MOST_OFFERED]
    return [(iri, site.map.concepts.label(iri, language), compared.beside(language, iri)) for iri in offered]


def _sets(site: Site, iris: tuple[str, ...], language: str) -> list[Set]:
    return [
        Set(
            found,
            short_names(site, found, language),
            site.link("compare", "", language, **_parameter(map(site.map.concepts.slug, found))),
        )
        for found in site.comparisons
        if set(found) != set(iris)
    ]


def _joined(names: list[str], language: str) -> str:
    """Return names as one text: with commas, and "and" before the last."""
    *others, last = map(isolated, names) if names else [""]
    return message("compare.list", language, names=", ".join(others), last=last) if others else last


def _parameter(names: Iterable[str]) -> dict[str, str]:
    written = ",".join(names)
    return {"c": written} if written else {}


def _names(site: Site, given: str) -> list[str]:
    """Return the names in a text with commas between them; a slug may itself hold commas."""
    parts = given.split(",")[: 2 * _MOST_GIVEN]
    names = []
    while parts:
        slugs = (",".join(parts[:length]) for length in range(len(parts), 1, -1))
        name = next((slug for slug in slugs if site.map.concepts.by_slug(slug)), parts[0])
        names.append(name.strip())
        del parts[: name.count(",") + 1]
    return [name for name in names if name]
