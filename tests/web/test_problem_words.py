"""What goes wrong is told in the language of the reader."""

import httpx
import pytest

from istilah.graph.errors import (
    CheckError,
    FederationError,
    FunctionError,
    GraphNameError,
    QueryLimitError,
    QuerySyntaxError,
    TimeLimitError,
    UnknownTermError,
    WriteError,
)
from istilah.graph.sent_graphs import triples_of
from istilah.web.answers import TooLargeError, TooManyRowsError
from istilah.web.problem_words import told
from istilah.web.problems import ProblemError

PAGE = {"Accept": "text/html"}


@pytest.mark.parametrize(
    ("error", "indonesian"),
    [
        (
            QuerySyntaxError('expected one of "a" or FROM', "SELECT", 1, 4),
            'baris 1, kolom 4: yang cocok di sana salah satu dari ini: "a", FROM',
        ),
        (QuerySyntaxError("Prefix not found", "SELECT", 1, 4), "prefiksnya belum dideklarasikan"),
        (QuerySyntaxError("unexpected SELCT", "SELCT", 1, 1), "“SELCT” tidak cocok di sana"),
        (QuerySyntaxError("Duplicated variable name in SELECT", "SELECT", 1, 1), "variabel yang sama dua kali"),
        (FunctionError("urn:none"), "Tidak ada fungsi <urn:none>."),
        (FederationError("SERVICE", 2, 3), "server lain (baris 2, kolom 3)"),
        (QueryLimitError("depth", "too deep", "less"), "terlalu panjang atau bersarang terlalu dalam"),
        (TimeLimitError(2.5), "setelah 2,5 detik"),
        (TooManyRowsError(500_000), "lebih dari 500.000 baris"),
        (GraphNameError("nix"), "“nix” tidak dapat menjadi nama graf"),
        (TooLargeError(1 << 26), "Jawabannya terlalu besar"),
        (UnknownTermError("blub"), "Tidak ada konsep bernama “blub”"),
    ],
)
def test_a_known_kind_of_problem_is_told_in_indonesian(error: Exception, indonesian: str) -> None:
    words = told(ProblemError.of(error), "id")  # type: ignore[arg-type]
    assert indonesian in words.text and words.language == "id"


@pytest.mark.parametrize("error", [QuerySyntaxError("no place", "", None, None), CheckError("it breaks a rule")])
def test_what_the_catalogue_cannot_tell_is_told_as_it_was_raised(error: Exception) -> None:
    words = told(ProblemError.of(error), "id")  # type: ignore[arg-type]
    assert (words.text, words.language) == (str(error), "en")


def test_a_problem_keeps_its_words_on_the_way_from_a_worker() -> None:
    problem = ProblemError.of(TimeLimitError(3))
    assert told(ProblemError.read(problem.document()), "id") == told(problem, "id")


@pytest.mark.parametrize(
    ("path", "status", "heading"),
    [
        ("/id/nowhere", 404, "Halaman ini tidak ada"),
        ("/id/sparql?query=SELECT", 400, "baris 1, kolom"),
        ("/store?graph=urn:none", 406, "Tidak ada dalam format itu"),
    ],
)
def test_a_page_of_an_error_is_in_indonesian(client: httpx.Client, path: str, status: int, heading: str) -> None:
    answer = client.get(path, headers=PAGE | {"Accept-Language": "id"})
    assert answer.status_code == status and heading in answer.text


@pytest.mark.parametrize(
    ("path", "indonesian", "english"),
    [
        ("/sparql?query=ASK{}&format=bogus", "Tidak ada format bernama “bogus”", "No format is called “bogus”"),
        ("/store?default", "Yang ada: application/sparql-results", "There are: application/sparql-results"),
        ("/sparql?query=ASK{}&query=x", "Parameter query diberikan lebih dari sekali", "query is given more than once"),
        ("/sparql?default-graph-uri=urn:x", "Belum ada kueri.", "There is no query yet."),
        ("/sparql?query=%FF", "Parameternya tidak ditulis dalam UTF-8", "not written in UTF-8"),
        ("/sparql?query=ASK{}&default-graph-uri=nix&format=json", "karena bukan IRI", "it is no IRI"),
        ("/store?graph=urn:none&format=ttl", "Tidak ada graf &lt;urn:none&gt;", "There is no graph"),
        ("/store", "menyebut beberapa", "names no graph, or several"),
        ("/api/neighbours?of=nix", "Tidak ada konsep yang disebut “nix”", "No concept goes by “nix”"),
        ("/api/neighbours?theme=nix", "Tidak ada tema yang disebut “nix”", "No theme goes by “nix”"),
        ("/api/claims?source=chatbot&relation=usess&target=chatbot", "Cobalah: uses", "Try: uses"),
    ],
)
def test_addresses_that_ask_amiss_are_told_in_either_language(
    client: httpx.Client, path: str, indonesian: str, english: str
) -> None:
    for language, said in (("id", indonesian), ("en", english)):
        page = client.get(path, headers=PAGE | {"Accept-Language": language}).text
        assert said in page and f'<html lang="{language}"' in page


@pytest.mark.parametrize(
    ("path", "kind", "sent", "indonesian"),
    [
        ("/sparql", "text/nix", "ASK {}", "Kueri tidak dapat dikirim sebagai “text/nix”"),
        ("/sparql", "", "ASK {}", "Kueri tidak dapat dikirim sebagai “”"),
        ("/sparql", "application/sparql-query; charset=latin1", "ASK {}", "ditulis dalam latin1"),
        ("/sparql", "application/sparql-query", b"\xff", "Kiriman ini tidak ditulis dalam UTF-8"),
        ("/sparql?query=ASK{}", "application/sparql-update", "CLEAR ALL", "kueri sekaligus pembaruan"),
    ],
)
def test_what_is_posted_amiss_is_told_in_the_language_of_who_posts(
    client: httpx.Client, path: str, kind: str, sent: str | bytes, indonesian: str
) -> None:
    headers = {"Content-Type": kind, "Accept-Language": "id"}
    told_to_a_reader = client.post(path, content=sent, headers=headers | PAGE).text
    assert indonesian in told_to_a_reader and '<html lang="id"' in told_to_a_reader
    assert indonesian in client.post(path, content=sent, headers=headers).json()["detail"]


def test_an_update_in_an_address_is_told_in_indonesian(client: httpx.Client) -> None:
    problem = client.get("/sparql?update=CLEAR+ALL", headers={"Accept-Language": "id"}).json()
    assert problem["detail"] == "Pembaruan dikirim dengan POST, tidak di dalam alamat."


@pytest.mark.parametrize(
    ("sent", "kind", "indonesian"),
    [
        (b"<a>", "text/turtle", "Graf ini tidak dapat dibaca: "),
        (b"<a:> <a:> <a:> <a:> .", "application/n-quads", "menyebut graf-grafnya sendiri"),
        (b'{"@context": "http://localhost/c"}', "application/ld+json", "server ini tidak mengambilnya"),
        (b"", "text/nix", "Graf tidak dapat dibaca dari “text/nix”"),
        (b"", "multipart/form-data; boundary=x", "Formulir ini tidak berisi bagian"),
    ],
)
def test_why_a_graph_cannot_be_written_is_told_in_indonesian(sent: bytes, kind: str, indonesian: str) -> None:
    with pytest.raises(WriteError) as caught:
        triples_of(sent, kind, None)
    words = told(ProblemError.of(caught.value), "id")
    assert indonesian in words.text and words.language == "id"


def test_the_language_switch_of_an_error_stays_on_its_address(client: httpx.Client) -> None:
    page = client.get("/id/nowhere/at-all?x=1", headers=PAGE).text
    assert 'href="/en/nowhere/at-all?x=1"' in page


@pytest.mark.parametrize(("language", "said"), [("en", "There is no query yet."), ("id", "Belum ada kueri.")])
def test_our_own_pages_are_told_in_words_of_either_language(client: httpx.Client, language: str, said: str) -> None:
    assert client.post(f"/api/answer?lang={language}", content=" ").json()["detail"] == said


def test_a_program_is_told_in_the_language_that_it_asks_for(client: httpx.Client) -> None:
    ask = {"query": "SELECT * { ?s"}
    assert "does not parse" in client.get("/sparql", params=ask).json()["detail"]
    problem = client.get("/sparql", params=ask, headers={"Accept-Language": "id"}).json()
    assert "tidak dapat dibaca" in problem["detail"] and problem["kind"] == "query-syntax" and problem["line"] == 1
