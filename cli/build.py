"""`istilah build`: the prepared store."""

from istilah.cli.options import AUTH, FORMAT, LANG, MAP
from istilah.cli.parameters import Option, command

OUTPUT = Option(
    "output", "Write the store to this new folder, not into the cache.", short="-o", metavar="FOLDER", complete="folder"
)


@command(OUTPUT, FORMAT, LANG, MAP, AUTH)
def build(output: str | None, format: str, lang: str, map: str | None) -> None:
    """Prepare the store of a map and say where it is.

    The commands do so by themselves when a map is new or has changed. The store is an Oxigraph one: `oxigraph query
    --location FOLDER` opens it too.

    Examples:
      istilah build
      istilah build --map my-map.ttl --output my-store
    """
    from istilah.cli.building import built, prepared

    folder, store = prepared(map) if output is None else built(map, output)
    if format == "json":
        from istilah.cli.json_output import write_json

        write_json({"folder": folder, "triples": len(store)})
    else:
        from istilah.cli.style import write
        from istilah.exports.messages import message

        write(message("cli.built", lang, triples=len(store), folder=folder) + "\n")
