"""Taking a table of claims into the files of a map: shown, checked, then written, or nothing at all."""

import os
import shutil
import tempfile

import pyoxigraph as ox

from istilah import ontology
from istilah.cli.style import dim, write
from istilah.exports.messages import message
from istilah.exports.turtle import turtle
from istilah.graph.addresses import is_address
from istilah.graph.build import build
from istilah.graph.checks import Finding, check
from istilah.graph.claim_edits import Edits, edits, rewritten
from istilah.graph.claim_table import CONTENT, Row
from istilah.graph.concept_map import ConceptMap
from istilah.graph.errors import CheckError, FileError, UsageError
from istilah.graph.rdf_files import is_store
from istilah.graph.values import Claim
from istilah.ingest.tables import read_table


def import_claims(map_path: str | None, table: str, prune: bool, dry_run: bool, language: str) -> None:
    """Read a table into a map; raises FileError, TableError or CheckError, and then no file is touched."""
    path = map_path or ontology.MAP
    if is_address(path) or is_store(path):
        raise UsageError("claims are taken into files, not into a store", "import into the files, then build it anew")
    opened = ConceptMap(build(path), path)
    found = edits(opened, read_table(table), prune)
    write(told(opened, found, language))
    if not found:
        return
    files = rewritten(opened, found)
    _raise_for_new_errors(opened, files, language)
    if dry_run:
        write(message("cli.claims.dry", language) + "\n")
        return
    _replace(files)
    write(message("cli.claims.done", language, files=len(files)) + "\n")


def told(map: ConceptMap, found: Edits, language: str) -> str:
    """Return what a table changes, a line each, with what a claim was and is."""
    lines = [f"+ {_said(map, row, language)}" for row in found.added]
    lines += [f"- {_said(map, row, language)}" for row in found.removed]
    for before, after in found.changed:
        lines.append(f"~ {_said(map, after, language)}")
        lines += [
            dim(f"    {column}: {before[column] or '–'} → {after[column] or '–'}")
            for column in CONTENT[1:]
            if before[column] != after[column]
        ]
    counts = {"added": len(found.added), "removed": len(found.removed), "changed": len(found.changed)}
    lines.append(message("cli.claims.counts", language, **counts))
    if found.missing:
        lines.append(message("cli.claims.missing", language, count=len(found.missing)))
    return "\n".join(lines) + "\n"


def _said(map: ConceptMap, row: Row, language: str) -> str:
    """Return what a row states, as a sentence with its place."""
    from istilah.graph.claim_edits import terms_of

    subject, predicate, object = terms_of(row)
    claim = Claim(row["claim"], subject, predicate, object, row["status"], True, None, None)
    place = f"{row['source']}:{row['entry']}" if row["source"] else message("cli.editors", language)
    return f"{map.statement(claim, language)} [{place}]"


def _raise_for_new_errors(map: ConceptMap, files: dict[str, list[ox.Triple]], language: str) -> None:
    """Check the map as it would be, in a folder of its own; errors that it has already are nobody's concern here."""
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, os.path.basename(os.path.normpath(map.path)))
        (shutil.copytree if os.path.isdir(map.path) else shutil.copyfile)(map.path, copy)
        for path, triples in files.items():
            inside = copy if path == map.path else os.path.join(copy, os.path.relpath(path, map.path))
            _write(inside, triples)
        known = {_identity(finding) for finding in check(map)}
        new = [finding for finding in check(ConceptMap(build(copy), copy)) if _identity(finding) not in known]
    errors = [finding for finding in new if finding.severity == "error"]
    if errors:
        said = "\n".join(f"  {finding.rule}: {finding.message(language)}" for finding in errors[:20])
        raise CheckError(f"the map would be wrong; nothing was changed\n{said}", errors[0].fix(language))


def _identity(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.concept, finding.message("en")


def _replace(files: dict[str, list[ox.Triple]]) -> None:
    """Write all files beside their targets first, and rename them only when all are there."""
    beside = {path: f"{path}.{os.urandom(6).hex()}" for path in files}
    try:
        for path, triples in files.items():
            _write(beside[path], triples)
        for path in files:
            os.replace(beside[path], path)
    except OSError as error:
        raise FileError(error.filename or "", error.strerror or str(error), "nothing was changed") from None
    finally:
        for path in beside.values():
            if os.path.exists(path):
                os.unlink(path)


def _write(path: str, triples: list[ox.Triple]) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(turtle(triples))
        file.flush()
        os.fsync(file.fileno())
