"""What the pages load is light, and kept where it never changes."""

import httpx
import pytest

from istilah.exports.pages.rendering import STATIC
from istilah.exports.pages.scripts import script


def test_a_compiled_asset_is_kept_for_good_and_others_are_checked(client: httpx.Client) -> None:
    compiled = script("page", STATIC)
    assert compiled
    for file in (compiled.file, *compiled.imports):
        assert client.get(f"/static/{file}").headers["cache-control"] == "public, max-age=31536000, immutable"
    for file in ("istilah.css", "built/manifest.json", "built/nothing-00000000.js"):
        assert client.get(f"/static/{file}").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["/id/a-z", "/static/istilah.css", "/map.ttl", "/api/search?q=resol"])
def test_text_is_compressed_for_those_who_take_it(client: httpx.Client, path: str) -> None:
    plain = client.get(path, headers={"Accept-Encoding": "identity"})
    packed = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain.headers and packed.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["vary"]
    assert packed.text == plain.text and int(packed.num_bytes_downloaded) < len(plain.content) / 2


def test_a_few_words_are_sent_as_they_are(client: httpx.Client) -> None:
    assert "content-encoding" not in client.get("/health", headers={"Accept-Encoding": "gzip"}).headers
