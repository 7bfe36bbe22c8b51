"""The page that compares a few concepts: what they share, in what they differ, and who says so."""

from collections.abc import Iterable

from istilah.exports.pages.naming_field import LONGEST, field
from istilah.exports.pages.rendering import Place, render
from istilah.exports.pages.site import Site
from istilah.graph.naming import naming

#: How many concepts are compared at most.
MOST = 4
#: How many texts of a request are read.
_MOST_GIVEN = 12


class Compared:
    """The concepts to compare (`iris`), and the texts that name none, each as a field with its choices."""

    def __init__(self, site: Site, given: Iterable[str], language: str) -> None:
        self._site = site
        texts = [name for one in given for name in _names(site, one)][:_MOST_GIVEN]
        named = {text: naming(site.map, text[:LONGEST], language).iri for text in texts}
        iris = list(dict.fromkeys(iri for iri in named.values() if iri))
        self.iris, self.left_out = iris[:MOST], iris[MOST:]
        self.unclear = [
            field(site, "c", text, language, lambda slug: self._with(language, slug))
            for text, iri in named.items()
            if not iri
        ]

    def query(self) -> dict[str, str]:
        """Return the parameters of the page: the slugs of the concepts, then what names none as it was given."""
        return _parameter([*map(self._site.map.concepts.slug, self.iris), *(one.text for one in self.unclear)])

    def address(self, language: str, without: str = "", beside: str = "") -> str:
        """Return the address of the page, one concept (an IRI) taken away or added."""
        iris = [iri for iri in self.iris if iri != without] + ([beside] if beside else [])
        return self._site.link("compare", "", language, **_parameter(map(self._site.map.concepts.slug, iris)))

    def _with(self, language: str, slug: str) -> str:
        slugs = [*map(self._site.map.concepts.slug, self.iris), slug]
        return self._site.link("compare", "", language, **_parameter(slugs))


def compare_page(site: Site, compared: Compared, language: str) -> str:
    """Return the page that compares concepts."""
    return render(
        site,
        "compare.html",
        language,
        Place("compare", **compared.query()),
        concepts=[site.map.concepts.get(iri) for iri in compared.iris],
        compared=compared,
    )


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
