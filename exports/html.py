"""The picture: a concept map as one HTML file that asks nothing of the network.

pyvis makes the nodes and edges and brings the vis-network bundle; the page around them is our own. Everything is
in the file: bundle, styles, script, data and the words of both languages. A content security policy keeps it so
even where a label or a bug would reach out.
"""

import json
import os
from glob import glob
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from istilah.exports.registry import Options
    from istilah.graph.concept_map import ConceptMap

_HERE = os.path.dirname(os.path.realpath(__file__))

#: The page's own script, in the order in which its parts build on each other.
_SCRIPTS = ("words", "search", "territories", "labels", "placing", "canvas", "atlas", "key", "panel")

#: What may end a script early or, in JavaScript before 2019, a line: none of it is left in embedded JSON.
_UNSAFE = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def write(map: "ConceptMap", stream: BinaryIO, options: "Options") -> None:
    """Write the picture of a map, or of a concept's neighbourhood, as one UTF-8 file.

    Raises UnknownTermError for a focus that is no concept of the map.
    """
    from jinja2 import Environment
    from markupsafe import Markup

    from istilah.exports.picture_data import contents

    data = contents(map, options)
    page = Environment(autoescape=True).from_string(_read("picture.html"))
    html = page.render(
        language=options.language,
        title=data["title"][options.language][0],
        words=data["words"][options.language],
        style=Markup(_read("picture.css")),
        bundle=Markup(script_text(_bundle())),
        data=Markup(json_text(data)),
        script=Markup(script_text("\n".join(_read(f"picture-{name}.js") for name in _SCRIPTS) + _read("picture.js"))),
    )
    stream.write(html.encode("utf-8"))


def json_text(data: Any) -> str:
    """Return JSON that can stand in a script element, whatever its strings hold.

    >>> json_text({"label": "</script>"})
    '{"label":"\\\\u003c/script\\\\u003e"}'
    """
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def script_text(script: str) -> str:
    """Return a script that can stand in a script element, without the note of where its source map is."""
    kept = (line for line in script.split("\n") if not line.startswith("//# sourceMappingURL="))
    return "\n".join(kept).replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _bundle() -> str:
    """Return the newest vis-network that ships inside pyvis."""
    import pyvis

    found = sorted(glob(os.path.join(os.path.dirname(pyvis.__file__), "lib", "vis-*", "vis-network.min.js")))
    with open(found[-1], encoding="utf-8") as file:
        return file.read()


def _read(name: str) -> str:
    with open(os.path.join(_HERE, name), encoding="utf-8") as file:
        return file.read()
