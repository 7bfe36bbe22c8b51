"""Coverage: what of each source document became concepts and claims, and what is still missing."""

import hashlib
import os
from collections import Counter
from typing import NamedTuple

from istilah.graph.concept_map import ConceptMap
from istilah.graph.errors import CheckError, FileError
from istilah.graph.values import LANGUAGES, Claim, Entry, Passage, Source


class Coverage(NamedTuple):
    """An entry and the number of claims that rest on it."""

    entry: Entry
    claims: int


class Document(NamedTuple):
    """A document and its entries in order; `unclaimed` are the concepts of its headwords that no claim speaks of."""

    source: Source
    entries: tuple[Coverage, ...]
    unclaimed: tuple[str, ...]

    @property
    def claims(self) -> int:
        """The number of claims that rest on the document."""
        return sum(entry.claims for entry in self.entries)


class Missing(NamedTuple):
    """The concepts that lack something in a language."""

    language: str
    labels: tuple[str, ...]
    definitions: tuple[str, ...]


def documents(map: ConceptMap) -> list[Document]:
    """Return the coverage of each source document, by IRI."""
    claims = list(map.claims)
    spoken_of = {end for claim in claims for end in (claim.subject, claim.object)}
    resting = Counter((claim.passage.source.iri, claim.passage.entry) for claim in claims if claim.passage)
    return [_document(map, source, resting, spoken_of) for source in map.claims.sources()]


def missing(map: ConceptMap) -> list[Missing]:
    """Return, for each language of the interface, the concepts without a label or a definition in it."""
    concepts = [map.concepts.get(iri) for iri in map.concepts]
    return [
        Missing(
            language,
            tuple(c.iri for c in concepts if language not in {text.language for text in c.preferred}),
            tuple(c.iri for c in concepts if language not in {text.language for text in c.definitions}),
        )
        for language in LANGUAGES
    ]


class Library:
    """The reader's own copies of the documents, in a folder; a file is known by its digest, not by its name."""

    def __init__(self, folder: str, sources: list[Source]) -> None:
        wanted = {source.sha256: source.iri for source in sources}
        self._texts: dict[str, str] = {}
        try:
            names = sorted(os.listdir(folder))
        except OSError as error:
            raise FileError(folder, error.strerror or str(error), "name the folder with the documents") from None
        for name in names:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                with open(path, "rb") as file:
                    data = file.read()
                iri = wanted.get(hashlib.sha256(data).hexdigest())
                if iri:
                    self._texts[iri] = data.decode("utf-8")

    def __contains__(self, source: Source) -> bool:
        return source.iri in self._texts

    def quote(self, passage: Passage) -> str:
        """Return the words of a passage; "" when its document is not in the folder.

        Raises CheckError when the passage reaches past the end of the document.
        """
        text = self._texts.get(passage.source.iri)
        if text is None:
            return ""
        if passage.end > len(text):
            raise CheckError(
                f"{passage.iri} ends at {passage.end}, {passage.source.slug} has {len(text)} characters",
                "correct oa:start and oa:end",
            )
        return text[passage.start : passage.end]


def misplaced(map: ConceptMap) -> list[tuple[Claim, Entry]]:
    """Return the claims whose passage reaches outside the entry that it names, each with that entry."""
    places = {
        (source.iri, str(entry.number)): entry
        for source in map.claims.sources()
        for entry in map.claims.entries(source)
    }
    found = []
    for claim in map.claims:
        passage = claim.passage
        entry = places.get((passage.source.iri, passage.entry)) if passage else None
        if passage and entry and not entry.start <= passage.start <= passage.end <= entry.end:
            found.append((claim, entry))
    return found


def _document(map: ConceptMap, source: Source, resting: Counter[tuple[str, str]], spoken_of: set[str]) -> Document:
    entries = map.claims.entries(source)
    headwords = {iri for entry in entries for iri in entry.concepts}
    covered = tuple(Coverage(entry, resting[source.iri, str(entry.number)]) for entry in entries)
    return Document(source, covered, tuple(sorted(headwords - spoken_of)))
