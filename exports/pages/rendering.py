"""Rendering: templates, filled in with escaped text, in one language."""

import os
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from istilah.exports.messages import CATALOGUES, longest, message
from istilah.exports.pages.isolation import isolated
from istilah.exports.pages.links import outside
from istilah.exports.pages.menu import KINDS
from istilah.exports.pages.scripts import Script, script, words
from istilah.exports.pages.shapes import outline
from istilah.exports.pages.site import Site
from istilah.graph.values import LANGUAGES, Text

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

HERE = os.path.dirname(os.path.realpath(__file__))
#: The folder of the style sheet and the icon.
STATIC = os.path.join(HERE, "static")
#: The prefixes of the messages that the script of every page speaks.
_SPOKEN_EVERYWHERE = ("script.", "search.group.", "search.live.", "search.list", "search.all")


class Place:
    """Where a page stands: what its links, its language switch and its menu need to know."""

    def __init__(self, kind: str, name: str = "", **query: str) -> None:
        self.kind = kind
        self.name = name
        self.query = query

    def address(self, site: Site, language: str) -> str:
        """Return the address of this page in a language."""
        return site.link(self.kind, self.name, language, **self.query)


class Scripting(NamedTuple):
    """What a page has in script beyond what every page has.

    `entry` is a file of `web/front-end/src/pages` without its ending, `messages` the prefixes of the messages that it
    speaks, `addresses` and `data` what it is told under names (`address()`, `data()` in `src/page-data.ts`).
    """

    entry: str = ""
    messages: tuple[str, ...] = ()
    addresses: Mapping[str, str] = MappingProxyType({})
    data: Mapping[str, Any] = MappingProxyType({})


_PLAIN = Scripting()


def render(site: Site, template: str, language: str, place: Place, scripting: Scripting = _PLAIN, **values: Any) -> str:
    """Return a page: a template of `templates/` with its values and its scripting, in a language."""

    def link(kind: str, name: str = "", **query: str) -> str:
        return site.link(kind, name, language, **query)

    return (
        _environment()
        .get_template(template)
        .render(
            site=site,
            language=language,
            place=place,
            switch=[(code, place.address(site, code)) for code in LANGUAGES],
            menu=KINDS,
            site_title=isolated(site.scheme.title(language).text),
            link=link,
            concept_link=lambda iri: concept_link(site, iri, language),
            mark=lambda iri: site.theme_of[iri].number if iri in site.theme_of else 0,
            label=lambda iri: site.map.concepts.label(iri, language),
            t=_translator(language),
            count=_counter(language),
            number=lambda value: grouped(value, language),
            only_in=lambda text: only_in(text, language),
            scripts=_scripts(scripting),
            page_data=_page_data(site, language, scripting),
            **values,
        )
    )


def _scripts(scripting: Scripting) -> list[Script]:
    found = (script(name, STATIC) for name in ("page", scripting.entry) if name)
    return [one for one in found if one]


def _page_data(site: Site, language: str, scripting: Scripting) -> dict[str, Any]:
    """Return what `web/front-end/src/page-data.ts` reads."""
    return {
        "language": language,
        "messages": words((*_SPOKEN_EVERYWHERE, *scripting.messages), language),
        "addresses": {**_addresses(site, language), **scripting.addresses},
        "data": {**dict(scripting.data), **({"following": site.following} if site.following else {})},
    }


def _addresses(site: Site, language: str) -> dict[str, str]:
    """Return the addresses that every page may need."""
    return {
        "search": site.link("search", "", language),
        "search-api": site.link("api", "search", lang=language),
        "health": site.link("health"),
    }


def concept_link(site: Site, iri: str, language: str) -> str:
    """Return the address of the page of a concept or a theme, of what lies outside the map its own, "" for none."""
    if iri in site.map.concepts:
        return site.link("concept", site.map.concepts.slug(iri), language)
    if iri in site.themes:
        return site.link("theme", site.themes[iri].slug, language)
    return outside(iri)


def grouped(number: int, language: str) -> str:
    """Return a whole number with its thousands apart, as a language writes it."""
    written = f"{number:,}"
    return written.replace(",", ".") if language == "id" else written


def only_in(text: Text, language: str) -> str:
    """Return the name of the language that a text stands in for another in, "" when there is nothing to say."""
    if not text.language or text.language.partition("-")[0] == language:
        return ""
    key = f"language.{text.language}"
    return message(key, language) if key in CATALOGUES[language] else text.language


def _translator(language: str) -> "Callable[..., Markup]":
    from markupsafe import Markup, escape

    def translate(key: str, **values: object) -> Markup:
        return Markup(escape(message(key, language)).format(**{name: _apart(value) for name, value in values.items()}))

    return translate


def _apart(value: object) -> object:
    """Return a value as it stands in a message; one that is HTML already keeps itself apart."""
    return isolated(value) if type(value) is str else value


def _counter(language: str) -> "Callable[[str, int], Markup]":
    translate = _translator(language)

    def count(key: str, number: int) -> "Markup":
        form = "one" if number == 1 else "other"
        return translate(f"{key}.{form}", count=grouped(number, language))

    return count


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(os.path.join(HERE, "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(longest=longest, outline=outline, languages=LANGUAGES, isolated=isolated, Text=Text)
    return environment
