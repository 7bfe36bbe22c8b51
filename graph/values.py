"""The values that look-ups return: immutable tuples, free of any RDF library.

Named tuples rather than dataclasses: the `dataclasses` module alone costs 20 ms of CPU to import, more than
all the rest of a look-up.
"""

from __future__ import annotations

TYPE_CHECKING = False  # see istilah.graph._tuples
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from istilah.graph._tuples import NamedTuple

#: The languages of the interface, in the order in which one stands in for the other.
LANGUAGES = ("en", "id")


class Text(NamedTuple):
    """A human text and the language that it is in ("" when the data does not say)."""

    text: str
    language: str


def in_language(texts: tuple[Text, ...], language: str) -> Text | None:
    """Return the text in a language, or the one that stands in for it.

    The order is fixed: the language itself, the interface languages, each also as it is written in some country
    (`en-GB`), no language, then the first language by name. A caller that shows the text compares `language` and marks
    a stand-in. None when there is no text, or none that is not blank.
    """
    by_language: dict[str, Text] = {}
    for text in texts:
        if text.text.strip():
            by_language.setdefault(text.language, text)
    if not by_language:
        return None
    for wanted in (language, *LANGUAGES, ""):
        if wanted in by_language:
            return by_language[wanted]
        regional = [tag for tag in by_language if wanted and tag.startswith(wanted + "-")]
        if regional:
            return by_language[min(regional)]
    return by_language[min(by_language)]


class Concept(NamedTuple):
    """A concept of the map, as its labels and notes have it."""

    iri: str
    slug: str
    preferred: tuple[Text, ...]
    alternative: tuple[Text, ...]
    abbreviations: tuple[Text, ...]
    definitions: tuple[Text, ...]
    types: tuple[str, ...]

    def label(self, language: str) -> Text:
        """Return the preferred label in a language, else a stand-in, at the last the slug."""
        found = in_language(self.preferred, language) or in_language(self.alternative, language)
        return found or Text(self.slug, "")

    def definition(self, language: str) -> Text | None:
        """Return the definition in a language or a stand-in."""
        return in_language(self.definitions, language)

    def abbreviation(self, language: str) -> str:
        """Return the abbreviation, or ""."""
        found = in_language(self.abbreviations, language)
        return found.text if found else ""


class Relation(NamedTuple):
    """A relation between concepts, with its words in each language."""

    iri: str
    name: str
    labels: tuple[Text, ...]
    sentences: tuple[Text, ...]
    inverse: str
    group: str
    cost: float
    derived: bool
    ancestors: frozenset[str]

    def label(self, language: str) -> str:
        """Return the relation's name in a language."""
        return (in_language(self.labels, language) or Text(self.name, "")).text

    def sentence(self, subject: str, object: str, language: str) -> str:
        """Return the statement as a sentence without a full stop, its first letter a capital.

        >>> measures.sentence("FCR", "penyelesaian masalah", "id")
        'FCR mengukur penyelesaian masalah'
        """
        template = (in_language(self.sentences, language) or Text("{s} – {o}", "")).text
        said = subject.join(part.replace("{o}", object) for part in template.split("{s}"))
        return said[:1].upper() + said[1:]


class Edge(NamedTuple):
    """A statement between two concepts, each given by its IRI."""

    subject: str
    relation: Relation
    object: str


class Source(NamedTuple):
    """A document that claims rest on."""

    iri: str
    slug: str
    titles: tuple[Text, ...]
    language: str
    sha256: str

    def named(self, language: str) -> Text:
        """Return the document's title in a language or a stand-in, at the last the slug."""
        return in_language(self.titles, language) or Text(self.slug, "")

    def title(self, language: str) -> str:
        """Return the document's title, whatever language it is in."""
        return self.named(language).text


class Entry(NamedTuple):
    """A part of a source under a heading: characters `start` to `end`; `concepts` are what its headword became."""

    iri: str
    number: int
    heading: str
    start: int
    end: int
    concepts: tuple[str, ...]


class Passage(NamedTuple):
    """A stretch of a source: characters `start` to `end` (exclusive), under the heading of an entry."""

    iri: str
    source: Source
    entry: str
    heading: str
    start: int
    end: int
    quote: str


class Claim(NamedTuple):
    """A statement that a source makes; `passage` is None for one of the editors' own."""

    iri: str
    subject: str
    predicate: str
    object: str
    status: str
    explicit: bool
    confidence: float | None
    passage: Passage | None


class Formula(NamedTuple):
    """How a metric is calculated; `variables` pairs each symbol with the IRI of its concept."""

    iri: str
    expression: str
    variables: tuple[tuple[str, str], ...]


class Fact(NamedTuple):
    """A statement with a figure or an attribution, in our own words."""

    iri: str
    about: tuple[str, ...]
    statements: tuple[Text, ...]
    cited: str
    passage: Passage | None

    def statement(self, language: str) -> Text:
        """Return the statement in a language or a stand-in."""
        return in_language(self.statements, language) or Text("", "")


class Match(NamedTuple):
    """A concept that a search found, the label that matched, and why.

    `reason` is one of exact, abbreviation, prefix, word, infix, typo, some. `kind` tells what the label is:
    preferred, alternative, abbreviation, notation or hidden.
    """

    concept: str
    label: Text
    kind: str
    reason: str


class Path(NamedTuple):
    """A way from one concept to another; `cost` is lower for a shorter and more telling one."""

    hops: tuple[Edge, ...]
    cost: float
