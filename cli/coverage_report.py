"""The coverage of a map's documents, as text and as JSON values."""

from istilah.cli.style import bold, dim, wrapped
from istilah.exports.messages import message
from istilah.graph.concept_map import ConceptMap
from istilah.graph.coverage import Coverage, Document, Library, documents, misplaced, missing
from istilah.graph.errors import CheckError, FileError, UnknownNameError
from istilah.graph.values import Claim

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class CoverageReport:
    """What each document became; one document entry by entry."""

    def __init__(self, map: ConceptMap, document: str | None, sources: str | None, language: str) -> None:
        self._map, self._language = map, language
        self._documents = documents(map)
        self._one = self._named(document) if document is not None else None
        self._library = self._opened(sources) if sources is not None else None
        self._misplaced = misplaced(map)
        self._resting: dict[tuple[str, str], list[Claim]] = {}
        for claim in map.claims if self._library is not None else ():
            if claim.passage:
                self._resting.setdefault((claim.passage.source.iri, claim.passage.entry), []).append(claim)

    def _named(self, slug: str) -> Document:
        known = {document.source.slug: document for document in self._documents}
        if slug not in known:
            raise UnknownNameError("document", slug, list(known))
        return known[slug]

    def _opened(self, folder: str) -> Library:
        wanted = [document.source for document in ([self._one] if self._one else self._documents)]
        library = Library(folder, wanted)
        absent = [source.slug for source in wanted if source not in library]
        if len(absent) == len(wanted):
            hint = "a copy counts only when its bytes are the same; names do not matter"
            raise FileError(folder, f"holds none of the documents ({', '.join(absent)})", hint)
        return library

    def text(self) -> str:
        """Return the coverage as marked text."""
        if self._one:
            return self._entries(self._one)
        lines = []
        for document in self._documents:
            lines.append(bold(document.source.slug) + "  " + document.source.title(self._language))
            lines.append("  " + self._say("cli.coverage.line", **self._counts(document)))
            if document.unclaimed:
                lines.append("  " + self._say("cli.coverage.unclaimed", names=self._names(document.unclaimed)))
            if self._library is not None:
                lines.extend(self._passages(document))
        for lacking in missing(self._map):
            counts = {"labels": len(lacking.labels), "definitions": len(lacking.definitions)}
            name = message(f"language.{lacking.language}", self._language)
            lines.append(self._say("cli.coverage.missing", language=name, **counts))
        return "\n".join(lines) + "\n"

    def _entries(self, document: Document) -> str:
        lines = [bold(document.source.title(self._language))]
        for covered in document.entries:
            names = self._names(covered.entry.concepts)
            lines.append(f"{covered.entry.number:>4}  {covered.entry.heading}" + (f"  → {names}" if names else ""))
            lines.append(dim(f"      {self._say('cli.coverage.claims', count=covered.claims)}"))
            if self._library is not None:
                lines.extend(self._quotes(document, covered))
        return "\n".join(lines) + "\n"

    def _passages(self, document: Document) -> list[str]:
        return [line for covered in document.entries for line in self._quotes(document, covered)]

    def _quotes(self, document: Document, covered: Coverage) -> list[str]:
        return [
            wrapped(f"      {self._map.statement(claim, self._language)}: “{self._quote(claim)}”", "        ")
            for claim in self._resting.get((document.source.iri, str(covered.entry.number)), ())
        ]

    def _quote(self, claim: Claim) -> str:
        assert self._library is not None and claim.passage is not None
        return " ".join(self._library.quote(claim.passage).split())

    def values(self) -> "dict[str, Any]":
        """Return the coverage as dictionaries."""
        shown = [self._one] if self._one else self._documents
        return {
            "documents": [
                {
                    "document": document.source.slug,
                    **self._counts(document),
                    "unclaimed": [self._map.concepts.slug(iri) for iri in document.unclaimed],
                    "by_entry": [
                        {
                            "entry": covered.entry.number,
                            "heading": covered.entry.heading,
                            "concepts": [self._map.concepts.slug(iri) for iri in covered.entry.concepts],
                            "claims": covered.claims,
                        }
                        for covered in document.entries
                    ],
                }
                for document in shown
            ],
            "missing": {
                lacking.language: {
                    "labels": [self._map.concepts.slug(iri) for iri in lacking.labels],
                    "definitions": [self._map.concepts.slug(iri) for iri in lacking.definitions],
                }
                for lacking in missing(self._map)
            },
        }

    def raise_for_misplaced(self) -> None:
        """Raise CheckError when a passage reaches outside the entry that it names."""
        if self._misplaced:
            told = "\n".join(
                f"  {claim.iri}: {claim.passage.start}-{claim.passage.end}, entry {entry.number} is "
                f"{entry.start}-{entry.end}"
                for claim, entry in self._misplaced
                if claim.passage
            )
            count = len(self._misplaced)
            raise CheckError(f"passages outside their entry: {count}\n{told}", "correct oa:start and oa:end")

    def _counts(self, document: Document) -> dict[str, int]:
        concepts = {iri for covered in document.entries for iri in covered.entry.concepts}
        return {"entries": len(document.entries), "concepts": len(concepts), "claims": document.claims}

    def _names(self, iris: "tuple[str, ...]") -> str:
        return ", ".join(self._map.concepts.label(iri, self._language).text for iri in iris)

    def _say(self, key: str, **values: object) -> str:
        return message(key, self._language, **values)
