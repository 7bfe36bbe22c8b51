"""`istilah diff`: what changed between two versions of a map."""

from istilah.cli.options import FORMAT, LANG
from istilah.cli.parameters import Argument, command


@command(Argument("old", complete="file"), Argument("new", complete="file"), FORMAT, LANG)
def diff(old: str, new: str, format: str, lang: str) -> None:
    """Tell what changed between two versions of a map.

    OLD and NEW are files, folders, or git revisions of the shipped map's folder; REVISION:PATH names another folder or
    file of the repository.

    Examples:
      istilah diff old.ttl new.ttl
      istilah diff HEAD~1 ontology/cs --lang id
    """
    from istilah.cli.versions import version
    from istilah.graph.difference import difference

    with version(old) as before, version(new) as after:
        changes = difference(before, after)
    if format == "json":
        from istilah.cli.json_output import write_json

        write_json([{**change._asdict(), "names": dict(_by_language(change.names))} for change in changes])
        return
    from istilah.cli.change_text import change_text
    from istilah.cli.style import write

    write(change_text(changes, lang))


def _by_language(texts: "tuple[tuple[str, str], ...]") -> "dict[str, str]":
    return {language: text for text, language in texts}
