"""The picture in a real browser: from click to a stable picture against pyvis, panning, and what a page loads."""

import gzip
import json
import os
from collections.abc import Callable, Iterator
from random import Random
from statistics import median
from typing import Any

from bench import browser
from bench.measure import Limit, Row, Times

ROUNDS, MOVES = 5, 40
SLOWNESS = (1, 6, 20)
GROUPS = ("structure", "measurement", "effect", "means", "actors", "order", "handling", "contrast", "related")
PAGES = ("/en/", "/en/concept/first-call-resolution", "/id/concept/customer-service", "/en/picture", "/en/a-z")

#: A button whose click runs BODY; `done()` tells that the picture stands still, and two more frames pass.
BUTTON = """scene => {
  const button = document.createElement("button");
  button.id = "go";
  Object.assign(button.style, { position: "fixed", top: 0, left: 0, zIndex: 99, width: "9px", height: "9px" });
  button.onclick = () => {
    const start = performance.now();
    const done = () =>
      requestAnimationFrame(() => requestAnimationFrame(() => { window.took = performance.now() - start }));
    BODY;
  };
  document.body.append(button);
}"""
SHOW = "const { stage } = document.getElementById('stage'); stage.show(scene); stage.settled.then(done)"
DRAW = "drawGraph(); done()"
SETTLE = "drawGraph().once('stabilized', done)"
#: The same from the click on a link that leads to the page: ours shows a scene in place of the first one of its own.
OPENED = "requestAnimationFrame(() => requestAnimationFrame(() => { window.took = performance.now() }))"
INSTEAD = """Object.defineProperty(HTMLElement.prototype, "stage", {
  set(stage) {
    Object.defineProperty(this, "stage", { value: stage });
    const show = stage.show.bind(stage);
    stage.show = () => {
      stage.show = () => {};
      show(SCENE);
      stage.settled.then(() => OPENED);
    };
  },
})"""
SHIFTS = """new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => { for (const shift of list.getEntries()) sum += shift.value })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 1500);
})"""


def rows(folder: str) -> Iterator[Row | Limit]:
    small, large = graph(250, 400), graph(5000, 7000)
    for name, scene, physics in (("physics", small, True), ("fixed", small, False), ("large", large, False)):
        write_pyvis(os.path.join(folder, f"{name}.html"), scene, physics)
    write_pyvis(os.path.join(folder, "opened.html"), small, physics=False, end=f"drawGraph(); {OPENED}")
    with browser.chromium() as chromium, browser.served() as ours, browser.files(folder) as peer:
        work, drawn = "from click to a stable picture of 250 nodes", Drawing(chromium, ours, small)
        yield Row(work, "pyvis, its own physics", drawn.against(f"{peer}/physics.html", SETTLE, rounds=1), at_least=10)
        yield Row(work, "pyvis, fixed positions", drawn.against(f"{peer}/fixed.html", DRAW, ROUNDS), at_most=1)
        yield Row(
            "the same, with opening the page", "pyvis, fixed positions", drawn.opened(f"{peer}/opened.html", ROUNDS)
        )
        panned, other = drawn.panned(large), drawn.panned_peer(f"{peer}/large.html")
        yield Limit("script a frame, panning 5,000 nodes", panned * 1000, "ms", at_most=8)
        yield Row("script a frame, panning 5,000 nodes", "pyvis, fixed positions", Times(panned, other), at_least=10)
        yield Limit("script and style of a concept page, compressed", weight(chromium, ours), "kB", at_most=150)
        shifting = "layout shift on load, the worst of five pages, up to 20 times slower"
        yield Limit(shifting, shift(chromium, ours), "", at_most=0)


def graph(nodes: int, edges: int) -> dict[str, Any]:
    """Return a scene of the picture with some hubs, the same on every run."""
    random = Random(4)
    ends = [(place, int(place * random.random() ** 2)) for place in range(1, nodes)]
    while len(ends) < edges:
        a, b = random.randrange(nodes), random.randrange(nodes)
        if a != b and (a, b) not in ends[-2000:]:
            ends.append((a, b))
    concepts = [
        {"id": f"n{place}", "label": f"Concept number {place}", "kind": "concept", "theme": place % 9, "more": 0}
        for place in range(nodes)
    ]
    style = {"relation": "r", "directed": True, "label": "relates to", "status": "accepted"}
    lines = [
        {"id": f"n{a} r n{b}", "source": f"n{a}", "target": f"n{b}", "group": random.choice(GROUPS), **style}
        for a, b in dict.fromkeys(ends)
    ]
    return {"nodes": concepts, "edges": lines, "focus": "n0", "selected": None, "layout": "around"}


def write_pyvis(path: str, scene: dict[str, Any], physics: bool, end: str = "") -> None:
    """Write the scene as pyvis does; it is drawn by `end`, or by whoever calls `drawGraph()`."""
    from pyvis.network import Network

    drawn = Network(directed=True, cdn_resources="in_line", height="760px")
    for place, node in enumerate(scene["nodes"]):
        fixed = {} if physics else {"x": place % 71 * 60, "y": place // 71 * 60, "physics": False}
        drawn.add_node(node["id"], label=node["label"], **fixed)
    for edge in scene["edges"]:
        drawn.add_edge(edge["source"], edge["target"])
    drawn.toggle_physics(physics)
    before, call, after = drawn.generate_html().rpartition("drawGraph();")
    assert call
    with open(path, "w", encoding="utf-8") as file:
        file.write(before + end + after)


class Drawing:
    """Our picture in the browser, beside the peer's."""

    def __init__(self, chromium: Any, ours: str, scene: dict[str, Any]) -> None:
        self.chromium, self.ours, self.scene = chromium, f"{ours}/en/picture?focus=first-call-resolution", scene

    def against(self, peer: str, draw: str, rounds: int) -> Times:
        """Return the seconds from a click in an open page to the picture, ours and the peer's in turn."""
        return _medians(lambda: self.clicked(self.ours, SHOW), lambda: self.clicked(peer, draw), rounds)

    def opened(self, peer: str, rounds: int) -> Times:
        """Return the seconds from a click on a link to the page, ours and the peer's in turn."""
        instead = INSTEAD.replace("SCENE", json.dumps(self.scene)).replace("OPENED", OPENED)
        return _medians(lambda: self.followed(self.ours, instead), lambda: self.followed(peer), rounds)

    def clicked(self, address: str, body: str) -> float:
        with browser.page(self.chromium) as page:
            page.goto(address)
            if address == self.ours:
                page.wait_for_selector("#stage[data-settled=true]")
            page.wait_for_timeout(1000)
            page.evaluate(BUTTON.replace("BODY", body), self.scene)
            page.click("#go")
            return _took(page)

    def followed(self, address: str, script: str = "") -> float:
        with browser.page(self.chromium) as page:
            page.set_content(f"<a href='{address}'>picture</a>")
            page.context.add_init_script(script)
            page.click("a")
            return _took(page)

    def panned(self, scene: dict[str, Any]) -> float:
        """Return the seconds of script that a frame takes while a mouse drags the picture."""
        with browser.page(self.chromium) as page:
            page.goto(self.ours)
            page.wait_for_selector("#stage[data-settled=true]")
            show = "async scene => { const { stage } = document.getElementById('stage'); stage.show(scene);"
            page.evaluate(show + "await stage.settled; stage.zoom(0) }", scene)
            page.wait_for_timeout(3000)
            return script_a_frame(page, page.locator("#stage").bounding_box(), MOVES)

    def panned_peer(self, address: str) -> float:
        with browser.page(self.chromium) as page:
            page.goto(address)
            page.evaluate("() => { drawGraph() }")
            page.wait_for_timeout(3000)
            return script_a_frame(page, page.locator("#mynetwork").bounding_box(), MOVES // 4)


def _medians(ours: Callable[[], float], peer: Callable[[], float], rounds: int) -> Times:
    if rounds > 1:
        ours(), peer()  # both warm
    pairs = [(ours(), peer()) for _ in range(rounds)]
    return Times(*(median(side) for side in zip(*pairs, strict=True)))


def _took(page: Any) -> float:
    page.wait_for_function("() => window.took", polling=50)
    return float(page.evaluate("window.took")) / 1000


def script_a_frame(page: Any, box: dict[str, float], moves: int) -> float:
    """Drag what is in a box from its corner, a little at each frame; return the seconds of script a frame."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable")
    page.mouse.move(box["x"] + 12, box["y"] + 12)
    page.mouse.down()
    before = _script(devtools)
    for move in range(moves):
        page.mouse.move(box["x"] + 14 + 3 * move, box["y"] + 14 + 2 * move)
        page.evaluate("() => new Promise(requestAnimationFrame)")
    found = (_script(devtools) - before) / moves
    page.mouse.up()
    return found


def _script(devtools: Any) -> float:
    metrics = devtools.send("Performance.getMetrics")["metrics"]
    return next(float(metric["value"]) for metric in metrics if metric["name"] == "ScriptDuration")


def weight(chromium: Any, ours: str) -> float:
    """Return the kilobytes of script and style that a concept page loads, compressed."""
    bodies: list[bytes] = []
    with browser.page(chromium) as page:
        page.on("response", lambda r: bodies.append(r.body()) if r.request.resource_type in KINDS else None)
        page.goto(f"{ours}{PAGES[1]}")
        page.wait_for_load_state("networkidle")
    assert bodies
    return sum(len(gzip.compress(body, 6)) for body in bodies) / 1000


KINDS = ("script", "stylesheet")


def shift(chromium: Any, ours: str) -> float:
    """Return how much the layout of a page shifts while it loads (Layout Instability API), the worst of the pages.

    On a slow machine as well, where half of a page may be painted before the other half has been read.
    """
    found = []
    for path in PAGES:
        for slowness in SLOWNESS:
            with browser.page(chromium) as page:
                devtools = page.context.new_cdp_session(page)
                devtools.send("Emulation.setCPUThrottlingRate", {"rate": slowness})
                page.goto(ours + path)
                found.append(float(page.evaluate(SHIFTS)))
    return max(found)
