"""The picture as a file: nothing from the network, nothing by chance, nothing that a label can break."""

import io
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from istilah.exports import html
from istilah.exports.html import json_text, script_text
from istilah.exports.messages import CATALOGUES
from istilah.exports.picture_data import contents
from istilah.exports.picture_network import Line, Node, network, shape_of
from istilah.exports.registry import Options
from istilah.graph.concept_map import ConceptMap
from istilah.graph.errors import UnknownTermError
from istilah.graph.values import LANGUAGES

Export = Callable[..., bytes]
MapOf = Callable[[str], ConceptMap]

PARALLEL = """
ex:a a skos:Concept ; skos:prefLabel "a"@en ; ist:measures ex:b ; ist:increases ex:b ; ist:uses ex:b .
ex:b a skos:Concept ; skos:prefLabel "b"@en ; ist:reduces ex:a .
"""


class Page(HTMLParser):
    """The tags of a page with their attributes, and the text of its scripts and styles."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": [], "title": []}
        self.doctype = ""
        self._open = ""
        self.feed(data.decode("utf-8"))

    def handle_decl(self, decl: str) -> None:
        self.doctype = decl

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open = tag

    def handle_data(self, data: str) -> None:
        if self._open in self.inside and data.strip():
            self.inside[self._open].append(data)

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module")
def picture(export: Export, shipped: ConceptMap) -> bytes:
    return export(shipped, "html")


@pytest.fixture(scope="module")
def data(shipped: ConceptMap) -> dict[str, Any]:
    return contents(shipped, Options())


def test_the_file_names_nothing_to_load(picture: bytes) -> None:
    page = Page(picture)
    addresses = [value or "" for _, found in page.tags for name, value in found.items() if name in ("src", "href")]
    assert all(address.startswith(("#", "data:")) for address in addresses)
    assert not re.search(r"@import|url\((?!data:)", "".join(page.inside["style"]))
    assert "sourceMappingURL" not in picture.decode()


def test_the_policy_of_the_page_lets_nothing_in(picture: bytes) -> None:
    policies = [meta["content"] for meta in Page(picture).attributes("meta") if "http-equiv" in meta]
    assert len(policies) == 1
    rules = dict(rule.split(maxsplit=1) for rule in (policies[0] or "").split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == "'unsafe-inline'"
    assert rules["img-src"] == "data:"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_document_says_what_it_is(language: str, export: Export, shipped: ConceptMap) -> None:
    page = Page(export(shipped, "html", language=language))
    assert page.doctype.lower() == "doctype html"
    assert page.attributes("html") == [{"lang": language}]
    assert {"charset": "utf-8"} in page.attributes("meta")
    assert any(meta.get("name") == "viewport" for meta in page.attributes("meta"))
    assert page.inside["title"] == [
        {"en": "Concept map of Customer Service", "id": "Peta konsep layanan pelanggan"}[language]
    ]


def test_the_bytes_depend_on_neither_locale_nor_hash_seed(picture: bytes) -> None:
    code = (
        "import sys; from istilah.graph.concept_map import open_map; from istilah.exports.registry import write_stream;"
        "write_stream(open_map(), 'html', sys.stdout.buffer)"
    )
    surroundings = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONHASHSEED": "7"}
    done = subprocess.run([sys.executable, "-c", code], env=surroundings, capture_output=True, check=True)
    assert done.stdout == picture


def test_letters_of_every_script_are_utf_8(export: Export, hard: ConceptMap) -> None:
    text = export(hard, "html").decode("utf-8")
    assert "خدمة العملاء" in text
    assert "😀" in text


def test_the_data_of_a_picture_reads_back(export: Export, hard: ConceptMap, hard_labels: list[str]) -> None:
    page = Page(export(hard, "html"))
    embedded = next(text for text in page.inside["script"] if text.startswith("{"))
    labels = {concept["label"]["id"][0] for concept in json.loads(embedded)["concepts"]}
    assert {label for label in hard_labels if label.strip()} < labels


def test_nothing_in_embedded_json_ends_a_script_or_a_line() -> None:
    hard = {"label": "</script><!--<script>&\u2028\u2029"}
    text = json_text(hard)
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == hard


def test_an_inlined_script_cannot_end_its_element() -> None:
    assert "</script" not in script_text('x = "</script>"')
    assert "<!--" not in script_text('x = "<!--"')


def test_each_of_three_relations_between_two_concepts_is_an_edge_of_its_own(map_of: MapOf) -> None:
    edges = contents(map_of(PARALLEL), Options())["network"]["edges"]
    assert len(edges) == 4
    assert len({_bend(edge) for edge in edges}) == 4


def _bend(edge: dict[str, Any]) -> float:
    """Return how far an edge bends, seen from a: clockwise from the one is anticlockwise from the other."""
    way = 1 if (edge["smooth"]["type"] == "curvedCW") == (edge["from"] == "a") else -1
    return float(way * edge["smooth"]["roundness"])


def test_a_symmetric_relation_is_drawn_once(map_of: MapOf) -> None:
    found = contents(
        map_of("ex:a a skos:Concept ; ist:contrastsWith ex:b . ex:b a skos:Concept ; ist:contrastsWith ex:a ."),
        Options(),
    )
    assert [(each["relation"], each["subject"]) for each in found["statements"]] == [("contrastsWith", "a")]


class Counted(str):
    """A name that counts how often it is compared."""

    compared = 0

    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__


def test_no_concept_is_compared_with_all_others() -> None:
    names = [f"c{number}" for number in range(2000)]
    nodes = [Node(Counted(name), name, None, (0, 0)) for name in names]
    lines = [Line(f"s{k}", Counted(one), Counted(two), "means") for k, (one, two) in enumerate(pairwise(names))]
    Counted.compared = 0
    drawn = network(nodes, lines)
    assert drawn.num_nodes() == 2000
    assert drawn.num_edges() == 1999
    assert Counted.compared < 20 * 2000


def test_a_map_four_times_as_large_takes_about_four_times_the_work(map_of: MapOf) -> None:
    small, large = (_calls(_chain(map_of, count)) for count in (75, 300))
    assert large < 6 * small, large / small


def _chain(map_of: MapOf, count: int) -> ConceptMap:
    joined = (f"ex:c{k} a skos:Concept ; skos:related ex:c{k // 2} , ex:c{(k + 7) % count} ." for k in range(count))
    return map_of("\n".join(joined))


def _calls(map: ConceptMap) -> int:
    """Return how many calls it takes to make the contents of a picture."""
    count = 0

    def tick(*_: object) -> None:
        nonlocal count
        count += 1

    contents(map, Options())  # imports and caches
    sys.setprofile(tick)
    try:
        contents(map, Options())
    finally:
        sys.setprofile(None)
    return count


def test_the_picture_holds_no_addresses_of_concepts(picture: bytes) -> None:
    assert b"w3id.org" not in picture


def test_every_label_of_every_concept_can_be_searched(data: dict[str, Any], shipped: ConceptMap) -> None:
    names = {concept["id"]: {tuple(name[:2]) for name in concept["names"]} for concept in data["concepts"]}
    for iri in shipped.concepts:
        concept = shipped.concepts.get(iri)
        assert set(concept.preferred + concept.alternative + concept.abbreviations) <= names[concept.slug]


def test_the_picture_has_the_words_of_both_languages(data: dict[str, Any]) -> None:
    assert set(data["words"]) == set(LANGUAGES)
    assert all(set(words) == set(data["words"]["en"]) for words in data["words"].values())


def test_every_word_of_the_picture_is_used_and_known() -> None:
    folder = Path(str(html.__file__)).parent
    text = "".join(file.read_text("utf-8") for file in [*folder.glob("picture*.js"), folder / "picture.html"])
    known = {key.removeprefix("picture.") for key in CATALOGUES["en"] if key.startswith("picture.")}
    quoted = set(re.findall(r'"([a-z.]+)"', text)) | set(re.findall(r"words\.(\w+)", text))
    assert known - quoted == {"untitled"}  # for maps without a title, in Python
    assert set(re.findall(r'(?:word\(|data-word=)"([a-z.]+)"', text)) <= known


def test_a_claim_is_told_with_its_document_and_entry(data: dict[str, Any]) -> None:
    statement = next(
        each
        for each in data["statements"]
        if (each["subject"], each["relation"], each["object"]) == ("first-call-resolution", "kindOf", "metric")
    )
    titles = {data["sources"][place["source"]]["id"][0]: place for place in statement["places"]}
    place = titles["Menggali Lebih Dalam ke Dunia Customer Service"]
    assert place["entry"] == "4"
    assert "First Call Resolution" in place["heading"]


def test_claims_that_are_not_accepted_are_no_evidence(map_of: MapOf) -> None:
    map = map_of("""
        ex:a a skos:Concept ; ist:uses ex:b . ex:b a skos:Concept .
        ex:claim a ist:Claim ; rdf:subject ex:a ; rdf:predicate ist:uses ; rdf:object ex:b ; ist:status ist:Proposed .
    """)
    assert [each["places"] for each in contents(map, Options())["statements"]] == [[]]


def test_themes_differ_in_colour_or_shape() -> None:
    assert len({(number % 8, shape_of(number)) for number in range(24)}) == 24
    assert len({shape_of(number) for number in range(8)}) == 8


def test_parallel_groups_of_relations_have_lines_of_their_own(data: dict[str, Any]) -> None:
    lines = {(relation["group"], json.dumps(relation["line"])) for relation in data["relations"]}
    groups = Counter(group for group, _ in lines)
    assert set(groups.values()) == {1}
    assert len({line for _, line in lines}) == len(groups)


def test_a_focus_draws_its_neighbourhood_and_says_what_lies_beyond(shipped: ConceptMap) -> None:
    focus = shipped.find("FCR")
    found = contents(shipped, Options(focus=focus, depth=1))
    assert {concept["id"] for concept in found["concepts"]} == {
        shipped.concepts.slug(iri) for iri in shipped.neighbourhood(focus, 1)
    }
    beyond = {concept["id"]: concept["outside"] for concept in found["concepts"]}
    assert beyond["first-call-resolution"] == 0
    assert beyond["metric"] > 0


def test_an_unknown_focus_is_refused_before_anything_is_written(shipped: ConceptMap) -> None:
    stream = io.BytesIO()
    with pytest.raises(UnknownTermError):
        html.write(shipped, stream, Options(focus="http://example.org/nowhere"))
    assert stream.getvalue() == b""


def test_a_concept_without_a_label_goes_by_its_slug(map_of: MapOf) -> None:
    map = map_of('ex:bare a skos:Concept . ex:blank a skos:Concept ; skos:prefLabel " "@en .')
    assert [each["label"]["id"] for each in contents(map, Options())["concepts"]] == [["bare", ""], ["blank", ""]]


def test_a_map_without_concepts_is_a_picture_all_the_same(export: Export, map_of: MapOf) -> None:
    page = Page(export(map_of("ex:scheme a skos:ConceptScheme ."), "html", language="id"))
    assert page.inside["title"] == ["Peta konsep"]


def test_a_title_with_markup_is_text(export: Export, map_of: MapOf) -> None:
    page = Page(export(map_of('ex:scheme a skos:ConceptScheme ; dct:title "<img src=x>"@en .'), "html"))
    assert page.inside["title"] == ["<img src=x>"]
    assert page.attributes("img") == []
