"""The stage: where nodes, lines and names stand, and what is saved of them, in a real browser."""

import json
import re
import struct
import zlib
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from istilah.exports.pages.shapes import OUTLINES
from istilah.graph.concept_map import ConceptMap

SVG = "{http://www.w3.org/2000/svg}"
FCR = "/en/picture?focus=first-call-resolution"
SETTLED = "#stage[data-settled='true']"
FRONT_END = Path(__file__).parents[2] / "web" / "front-end" / "src" / "picture"
STAGE = "document.getElementById('stage').stage"
#: Gives the stage all of the window.
WIDEN = "Object.assign(document.getElementById('stage').style, {position: 'fixed', inset: '0', zIndex: 9})"

Scene = dict[str, Any]


@pytest.fixture
def picture(served: str, open_page: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that opens a picture and waits until it stands still."""

    def open_picture(
        path: str = "/en/picture?focus=first-call-resolution", server: str = served, **options: Any
    ) -> Any:
        page = open_page(server + path, **{"viewport": {"width": 1280, "height": 800}, **options})
        page.wait_for_selector(SETTLED, timeout=30_000)
        return page

    return open_picture


def _node(id: str, label: str = "", **more: Any) -> Scene:
    return {"id": id, "label": label or id, "kind": "concept", "theme": 0, "more": 0, **more}


def _edge(source: str, relation: str, target: str, **more: Any) -> Scene:
    style = {"group": "effect", "directed": True, "label": relation, "status": "accepted"}
    ends = {"source": source, "relation": relation, "target": target}
    return {"id": f"{source} {relation} {target}", **ends, **style, **more}


def _scene(nodes: list[Scene], edges: list[Scene], focus: str | None = "a", layout: str = "around") -> Scene:
    return {"nodes": nodes, "edges": edges, "focus": focus, "selected": None, "layout": layout}


def _show(page: Any, scene: Scene) -> None:
    page.evaluate(f"async scene => {{ {STAGE}.show(scene); await {STAGE}.settled }}", scene)


def _places(page: Any) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(f"Object.fromEntries({STAGE}.places)")
    return found


def _svg(page: Any) -> ElementTree.Element:
    return ElementTree.fromstring(page.evaluate(f"{STAGE}.svg()").encode())


def _texts(svg: ElementTree.Element) -> list[str]:
    return ["".join(text.itertext()) for text in svg.iter(f"{SVG}text")]


def _colour(page: Any, id: str) -> str:
    """Return the colour of a node on the screen, in its middle."""
    place = page.evaluate(
        f"""id => {{
          const {{ x, y }} = document.getElementById('stage').getBoundingClientRect();
          const at = {STAGE}.lens.view.project({STAGE}.position(id));
          return {{ x: Math.round(x + at.x), y: Math.round(y + at.y), width: 1, height: 1 }};
        }}""",
        id,
    )
    png = page.screenshot(clip=place)
    data, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        data += png[at + 8 : at + 8 + length] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += length + 12
    return "#" + zlib.decompress(data)[1:4].hex()


def _star(size: int, words: str) -> Scene:
    names = [words.split()[place % 7 :][: 1 + place % 3] for place in range(size)]
    nodes = [_node(f"n{place:02}", " ".join(names[place]), theme=place % 9, more=place) for place in range(size)]
    return _scene(nodes, [_edge("n00", "increases", node["id"]) for node in nodes[1:]], "n00")


def test_a_reload_and_the_other_language_move_nothing(picture: Callable[..., Any]) -> None:
    page = picture("/en/picture?focus=customer-service")
    places = _places(page)
    page.reload()
    page.wait_for_selector(SETTLED)
    assert _places(page) == places and len(places) > 20
    assert _places(picture("/id/picture?focus=customer-service")) == places


def test_nodes_that_join_outside_move_none_that_are_there(picture: Callable[..., Any]) -> None:
    page, scene = picture(), _star(20, "how a customer calls an agent again")
    _show(page, scene)
    before = _places(page)
    joined = [_node(f"x{place}") for place in range(9)]
    edges = [_edge(node["id"], "uses", "n07", group="means") for node in joined]
    _show(page, {**scene, "nodes": joined + scene["nodes"], "edges": edges + scene["edges"]})
    after = _places(page)
    assert {id: after[id] for id in before} == before and len(after) == 29


@pytest.mark.parametrize("layout", ["around", "tree", "overview"])
def test_the_order_of_arrival_and_the_names_move_nothing(picture: Callable[..., Any], layout: str) -> None:
    page, scene = picture(), {**_star(30, "a b c d e f g"), "layout": layout}
    scene["edges"] += [
        _edge("n05", "partOf", "n09", group="structure"),
        _edge("n11", "kindOf", "n05", group="structure"),
    ]
    _show(page, scene)
    places = _places(page)
    nodes = [{**node, "label": "x" * 40} for node in reversed(scene["nodes"])]
    _show(page, {**scene, "nodes": nodes, "edges": scene["edges"][::-1]})
    assert _places(page) == places
    assert len({(at["x"], at["y"]) for at in places.values()}) == 30


def test_names_of_sixty_nodes_are_shown_and_none_lies_over_another(picture: Callable[..., Any]) -> None:
    page = picture()
    page.evaluate(WIDEN)
    for words in ("penyelesaian masalah pada panggilan pertama oleh agen", "the first call resolution of an agent"):
        _show(page, _star(60, words))
        page.wait_for_selector(SETTLED)
        boxes = page.evaluate(f"{STAGE}.labels.map(({{ box }}) => box)")
        assert len(boxes) >= 54
        assert not [pair for pair in combinations(boxes, 2) if _overlap(*pair)]


def _overlap(a: dict[str, float], b: dict[str, float]) -> bool:
    across = a["x"] < b["x"] + b["width"] and b["x"] < a["x"] + a["width"]
    return across and a["y"] < b["y"] + b["height"] and b["y"] < a["y"] + a["height"]


def test_names_stand_as_at_rest_when_the_room_changes_while_things_move(picture: Callable[..., Any]) -> None:
    page, scene = picture(), _star(40, "the first call resolution of an agent")
    _show(page, scene)
    page.evaluate(
        """async scene => {
          const stage = document.getElementById('stage'), frame = () => new Promise(requestAnimationFrame);
          stage.stage.show(scene);
          await frame(), await frame();
          stage.style.bottom = '90px';
        }""",
        {**scene, "focus": "n03"},
    )
    page.wait_for_selector(SETTLED)
    boxes = f"{STAGE}.labels.map(({{ box }}) => box)"
    found = page.evaluate(boxes)
    page.evaluate(f"{STAGE}.show({STAGE}.figure.scene)")
    assert len(found) > 20 and page.evaluate(boxes) == found


def test_a_tree_opens_with_the_focus_and_rows_that_can_be_read(picture: Callable[..., Any]) -> None:
    page = picture()
    scene = {**_star(90, "a b c d e f g"), "layout": "tree"}
    scene["edges"] = [_edge(node["id"], "kindOf", "n00", group="structure") for node in scene["nodes"][1:]]
    _show(page, scene)
    places = page.evaluate(f"['n00', 'n01', 'n02'].map(id => {STAGE}.lens.view.project({STAGE}.position(id)))")
    (focus, one, next), box = places, page.locator("#stage").bounding_box()
    assert next["y"] - one["y"] >= 19
    assert 0 < focus["x"] < box["width"] and 0 < focus["y"] < box["height"]


def test_relations_of_one_pair_run_apart(picture: Callable[..., Any]) -> None:
    page = picture()
    edges = [_edge("a", "uses", "b"), _edge("b", "uses", "a"), _edge("a", "measures", "b"), _edge("a", "uses", "a")]
    _show(page, _scene([_node("a"), _node("b")], edges))
    paths = [path.get("d", "") for path in _svg(page).iter(f"{SVG}path") if "Q" in path.get("d", "")]
    bends = [[float(number) for number in re.findall(r"-?[\d.]+", path.partition("Q")[2])[:2]] for path in paths]
    assert len(bends) == 4
    assert all(max(abs(a[0] - b[0]), abs(a[1] - b[1])) > 15 for a, b in combinations(bends, 2))


def test_the_svg_holds_every_name_and_opens_alone(picture: Callable[..., Any]) -> None:
    page = picture()
    svg = _svg(page)
    words = " ".join(_texts(svg))
    names = page.evaluate(f"{STAGE}.figure.scene.nodes.map(node => node.label)")
    assert names and all(word in words for name in names for word in name.split())
    assert "First Call Resolution" in (svg.findtext(f"{SVG}title") or "")
    assert svg.find(f"{SVG}rect") is not None and svg.find(f".//{SVG}text").get("font-family")  # type: ignore[union-attr]
    page.set_content(page.evaluate(f"{STAGE}.svg()").partition("?>")[2])
    assert page.locator("svg text").count() == len(_texts(svg))


def test_the_png_is_twice_as_large_and_not_empty(picture: Callable[..., Any]) -> None:
    page = picture()
    found = page.evaluate(
        f"""async () => {{
          const blob = await {STAGE}.png(), image = await createImageBitmap(blob);
          const context = Object.assign(document.createElement('canvas'), image).getContext('2d');
          context.canvas.width = image.width, context.canvas.height = image.height, context.drawImage(image, 0, 0);
          const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
          const head = [...new Uint8Array(await blob.slice(0, 24).arrayBuffer())];
          return {{ head, drawn: pixels.filter(pixel => pixel !== pixels[0]).length }};
        }}"""
    )
    width, height = struct.unpack(">II", bytes(found["head"][16:24]))
    svg = _svg(page)
    assert (width, height) == (2 * int(svg.get("width", "0")), 2 * int(svg.get("height", "0")))
    assert found["drawn"] > width * height / 200


def test_themes_have_their_colours_in_the_light_and_at_once_in_the_dark(picture: Callable[..., Any]) -> None:
    page = picture(color_scheme="light")
    _show(page, _scene([_node("a", theme=1), _node("b", theme=3)], [_edge("a", "uses", "b")]))
    assert (_colour(page, "a"), _colour(page, "b")) == ("#0072b2", "#009e73")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"() => {STAGE}.svg().includes('#3d9bd6')")
    assert _colour(page, "a") == "#3d9bd6"
    assert _svg(page).find(f"{SVG}rect").get("fill") != "#ffffff"  # type: ignore[union-attr]


def test_hostile_names_are_text(picture: Callable[..., Any], wild: str) -> None:
    page = picture("/en/picture?focus=a", wild)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    words = "".join(_texts(_svg(page))).replace(" ", "")
    assert "<script>alert('x')</script>" in words and "خدمةالعملاء" in words
    _show(page, _scene([_node("a", "\u0000\ud800 <b>&amp;\n]]>"), _node("b", "👩‍💻" * 99)], [_edge("a", "<i>", "b")]))
    assert "<b>&amp;" in "".join(_texts(_svg(page)))
    assert page.locator("#stage script, #stage b").count() == 0 and dialogs == []


def test_a_node_stays_where_it_is_dragged_and_is_not_clicked(picture: Callable[..., Any]) -> None:
    page = picture()
    before = _places(page)["metric"]
    box = page.locator("#stage").bounding_box()
    at = page.evaluate(f"{STAGE}.lens.view.project({STAGE}.position('metric'))")
    page.mouse.move(box["x"] + at["x"], box["y"] + at["y"])
    page.mouse.down()
    page.mouse.move(box["x"] + at["x"] - 60, box["y"] + at["y"] + 90, steps=4)
    page.mouse.up()
    page.wait_for_function(f"() => {STAGE}.figure.dots.get('metric')?.node.pin")
    after = _places(page)["metric"]
    assert after["x"] < before["x"] and after["y"] > before["y"]
    assert page.evaluate(f"{STAGE}.figure.scene.focus") == "first-call-resolution"


def test_a_finger_moves_the_picture(picture: Callable[..., Any]) -> None:
    page = picture(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    box, before = page.locator("#stage").bounding_box(), page.evaluate(f"{STAGE}.lens.centre")
    touch = page.context.new_cdp_session(page)
    for kind, x in (("touchStart", 20), ("touchMove", 60), ("touchMove", 120)):
        point = {"x": box["x"] + x, "y": box["y"] + 15}
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_selector(SETTLED)
    assert page.evaluate(f"{STAGE}.lens.centre.x") < before["x"] - 20


def test_motion_ends_at_once_for_readers_who_want_none(picture: Callable[..., Any]) -> None:
    page = picture(reduced_motion="reduce")
    scene = _star(9, "a b c d e f g")
    show = f"scene => {{ {STAGE}.show(scene); return document.getElementById('stage').dataset.settled }}"
    assert page.evaluate(show, scene) == "true"
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(show, {**scene, "focus": "n03"}) == "false"
    page.wait_for_selector(SETTLED)


def test_without_webgl_the_picture_is_still_and_can_be_clicked(
    picture: Callable[..., Any], browser: Any, served: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.add_init_script(
        "const get = HTMLCanvasElement.prototype.getContext;"
        "HTMLCanvasElement.prototype.getContext = function (kind, ...rest)"
        " { return /webgl/.test(kind) ? null : get.call(this, kind, ...rest) };"
    )
    page = context.new_page()
    page.goto(served + FCR)
    page.wait_for_selector("#stage[data-stage='still'] svg")
    page.evaluate(
        f"""() => {{
          const svg = document.querySelector('#stage svg'), {{ x, y }} = {STAGE}.position('efficiency');
          const at = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM());
          svg.dispatchEvent(new MouseEvent('click', {{ clientX: at.x, clientY: at.y, bubbles: true, detail: 1 }}));
        }}"""
    )
    page.wait_for_function(f"() => {STAGE}.figure.scene.focus === 'efficiency'")
    context.close()


def test_shapes_are_those_of_the_other_pages() -> None:
    written = (FRONT_END / "shapes.ts").read_text(encoding="utf-8")
    assert tuple(json.loads(f'"{path}"') for path in re.findall(r'^  "(M[^"]+)",$', written, re.MULTILINE)) == OUTLINES


def test_every_group_of_relations_has_a_line_style(shipped: ConceptMap) -> None:
    written = (FRONT_END / "line-styles.ts").read_text(encoding="utf-8")
    assert {relation.group for relation in shipped.relations.values()} <= set(
        re.findall(r"^  (\w+): { dash", written, re.M)
    )
