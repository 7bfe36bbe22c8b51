"""The texts of `--help`, written by `python -m istilah.cli.write_help`; do not edit them here."""

TEXTS = {
    "": """\
Usage: istilah [OPTIONS] COMMAND [ARGS]...

  The terms of a field as a map that one can walk, question and trust.

  Without --map the commands work on the shipped map of Customer Service, in
  Indonesian and English.

  Examples:
    istilah serve
    istilah show FCR

Options:
  --version   Show the version and exit.
  -h, --help  Show this message and exit.

Commands:
  serve      Explore a map in the browser.
  show       Show a concept: labels, definition, relations, sources.
  search     Find concepts by label, with a part of a word or a typo.
  path       Explain how two concepts hang together.
  compare    Compare concepts: what they share, in what they differ.
  query      Ask in SPARQL, or ask a question of the gallery.
  questions  List the questions that `istilah query --question` answers.
  export     Write the map in another format.
  check      Check a map: errors and warnings, where, and how to mend them.
  coverage   Show what each document became: entries, concepts, claims.
  claims     Edit the claims in a spreadsheet.
  diff       Tell what changed between two versions of a map.
  stats      Count what the map holds: concepts, claims, relations, labels.
  build      Prepare the store of a map and say where it is.
  push       Put a map into a store elsewhere, whole or not at all.

  Completion in the shell, terms included:
    eval "$(_ISTILAH_COMPLETE=bash_source istilah)"    in ~/.bashrc
    eval "$(_ISTILAH_COMPLETE=zsh_source istilah)"     in ~/.zshrc
    _ISTILAH_COMPLETE=fish_source istilah | source     in ~/.config/fish/config.fish
""",
    "serve": """\
Usage: istilah serve [OPTIONS] [FILE]

  Explore a map in the browser.

  FILE is a map as --store takes it; without one that of --store or the
  shipped one is served. Ctrl-C ends it.

  Examples:
    istilah serve
    istilah serve my-map.ttl --port 9000 --no-open
    istilah serve my-map.ttl --reload
    istilah serve my-map.ttl --writable --token-file token --data my-data
    istilah serve dataset.trig --plain --allow-service https://query.wikidata.org/sparql

Options:
  --host HOST             Address to listen on; by default 127.0.0.1.
  --port PORT             Port to listen on, 0 for any free one; by default
                          8000.
  --no-open               Do not open the browser.
  --timeout SECONDS       Stop a query after this time; by default 30.
  --max-rows ROWS         Refuse an answer with more rows or triples; by
                          default 500000.
  --max-size MB           Refuse an answer larger than this; by default 64.
  --max-memory MB         Stop a query that takes more memory; by default
                          2048.
  --log                   Write a line per request to standard error.
  --plain                 Serve FILE as it is: nothing inferred, the default
                          graph what is in no graph.
  --allow-service URL     Let queries ask this endpoint by SERVICE <URL>;
                          repeatable.
  --no-cors               Do not let the pages of other sites read the data.
  --reload                Follow FILE as it is edited; while it cannot be read
                          the last good map stays.
  --writable              Let bearers of the token of --token-file write, by
                          SPARQL Update and to graphs.
  --token-file FILE       File with the token that lets one write.
  --data FOLDER           Folder that keeps what is written; FILE is what it
                          begins with. By default one of the user's.
  --lang [id|en]          Language of the output; by default the locale's.
  --store, --map PLACE    The map: a file or folder of RDF, a store on disk,
                          or the URL of a SPARQL endpoint; by default the
                          shipped one.  [env var: ISTILAH_STORE]
  --store-auth-file FILE  A file with the credentials of a SPARQL endpoint.
                          [env var: ISTILAH_STORE_AUTH_FILE]
  -h, --help              Show this message and exit.
""",
    "show": """\
Usage: istilah show [OPTIONS] TERM

  Show a concept: labels, definition, relations, sources.

  TERM is a label, an abbreviation, a slug or an IRI, in either language;
  case, accents and hyphens do not matter.

  Examples:
    istilah show FCR
    istilah show "penyelesaian masalah" --lang id
    istilah show churn-rate --format json

Options:
  --format [text|json]    text to read, json to process; by default text.
  --lang [id|en]          Language of the output; by default the locale's.
  --store, --map PLACE    The map: a file or folder of RDF, a store on disk,
                          or the URL of a SPARQL endpoint; by default the
                          shipped one.  [env var: ISTILAH_STORE]
  --store-auth-file FILE  A file with the credentials of a SPARQL endpoint.
                          [env var: ISTILAH_STORE_AUTH_FILE]
  -h, --help              Show this message and exit.
""",
    "search": """\
Usage: istilah search [OPTIONS] TEXT

  Find concepts by label, with a part of a word or a typo.

  Labels of both languages are searched; beside the label that matched stand
  the reason and the name that `istilah show` takes.

  Examples:
    istilah search eskalsi
    istilah search "kepuasan pel" --limit 5

Options:
  --limit N               How many to list at most; by default 20.
  --format [text|json]    text to read, json to process; by default text.
  --lang [id|en]          Language of the output; by default the locale's.
  --store, --map PLACE    The map: a file or folder of RDF, a store on disk,
                          or the URL of a SPARQL endpoint; by default the
                          shipped one.  [env var: ISTILAH_STORE]
  --store-auth-file FILE  A file with the credentials of a SPARQL endpoint.
                          [env var: ISTILAH_STORE_AUTH_FILE]
  -h, --help              Show this message and exit.
""",
    "path": """\
Usage: istilah path [OPTIONS] FROM TO

  Explain how two concepts hang together.

  The best paths are told in a sentence per hop, each with its sources. Few
  hops are best, telling relations better than vague ones, and detours through
  concepts that touch everything cost; the paths differ from each other.

  Examples:
    istilah path chatbot FCR
    istilah path empati churn --lang id --count 1
    istilah path agent churn --only causes --forward

Options:
  --count N                  How many paths to tell; by default 3.
  --only [causes|hierarchy]  Take only effects, or only kinds, parts and
                             examples.
  --forward                  Take statements only as they are made, not
                             backwards.
  --format [text|json]       text to read, json to process; by default text.
  --lang [id|en]             Language of the output; by default the locale's.
  --store, --map PLACE       The map: a file or folder of RDF, a store on
                             disk, or the URL of a SPARQL endpoint; by default
                             the shipped one.  [env var: ISTILAH_STORE]
  --store-auth-file FILE     A file with the credentials of a SPARQL endpoint.
                             [env var: ISTILAH_STORE_AUTH_FILE]
  -h, --help                 Show this message and exit.
""",
    "compare": """\
Usage: istilah compare [OPTIONS] TERM...

  Compare concepts: what they share, in what they differ.

  Two to four of them: how they stand to each other, then what several of them
  say alike, then what each alone says, with sources.

  Examples:
    istilah compare CSAT NPS CES
    istilah compare multichannel omnichannel --lang id
    istilah compare chatbot "live chat" --format json

Options:
  --format [text|json]    text to read, json to process; by default text.
  --lang [id|en]          Language of the output; by default the locale's.
  --store, --map PLACE    The map: a file or folder of RDF, a store on disk,
                          or the URL of a SPARQL endpoint; by default the
                          shipped one.  [env var: ISTILAH_STORE]
  --store-auth-file FILE  A file with the credentials of a SPARQL endpoint.
                          [env var: ISTILAH_STORE_AUTH_FILE]
  -h, --help              Show this message and exit.
""",
    "query": """\
Usage: istilah query [OPTIONS] [SPARQL]

  Ask in SPARQL, or ask a question of the gallery.

  SPARQL is a query, a file that holds one, or - for standard input. The usual
  prefixes (skos:, ist:, cs:, ...) are known, and the default graph is the
  union of all graphs.

  Examples:
    istilah query 'SELECT ?label { cs:customer-churn skos:prefLabel ?label }'
    istilah query churn.rq --format csv -o churn.csv
    istilah query --question what-measures --param concept=resolution

Options:
  --question NAME         Ask a question of `istilah questions`.
  --param NAME=TERM       A concept for a parameter of the question;
                          repeatable.
  --format FORMAT         table, json, csv, tsv or xml; for CONSTRUCT and
                          DESCRIBE turtle, ntriples or jsonld.
  -o, --output FILE       Write to a file; by default to standard output.
  --timeout SECONDS       Stop after this time; by default 30.
  --lang [id|en]          Language of the output; by default the locale's.
  --store, --map PLACE    The map: a file or folder of RDF, a store on disk,
                          or the URL of a SPARQL endpoint; by default the
                          shipped one.  [env var: ISTILAH_STORE]
  --store-auth-file FILE  A file with the credentials of a SPARQL endpoint.
                          [env var: ISTILAH_STORE_AUTH_FILE]
  -h, --help              Show this message and exit.
""",
    "questions": """\
Usage: istilah questions [OPTIONS]

  List the questions that `istilah query --question` answers.

  Each stands with its name and what its parameters are unless you say
  otherwise.

  Examples:
    istilah questions
    istilah questions --lang id

Options:
  --format [text|json]    text to read, json to process; by default text.
  --lang [id|en]          Language of the output; by default the locale's.
  --store, --map PLACE    The map: a file or folder of RDF, a store on disk,
                          or the URL of a SPARQL endpoint; by default the
                          shipped one.  [env var: ISTILAH_STORE]
  --store-auth-file FILE  A file with the credentials of a SPARQL endpoint.
                          [env var: ISTILAH_STORE_AUTH_FILE]
  -h, --help              Show this message and exit.
""",
    "export": """\
Usage: istilah export [OPTIONS] FORMAT

  Write the map in another format.

  FORMAT is turtle, jsonld, ntriples, nquads, trig, rdfxml, graphml, gexf, csv
  (concepts), csv-claims, dot, mermaid or html (a picture in one file that
  works offline). A file is replaced whole or not at all.

  Examples:
    istilah export html -o map.html
    istilah export mermaid --focus FCR --depth 2

Options:
  -o, --output FILE       Write to a file; by default to standard output.
  --focus TERM            Write only this concept and its surroundings.
  --depth N               How many hops the surroundings reach; by default 1.
  --lang [id|en]          Language of the output; by default the locale's.
  --store, --map PLACE    The map: a file or folder of RDF, a store on disk,
                          or the URL of a SPARQL endpoint; by default the
                          shipped one.  [env var: ISTILAH_STORE]
  --store-auth-file FILE  A file with the credentials of a SPARQL endpoint.
                          [env var: ISTILAH_STORE_AUTH_FILE]
  -h, --help              Show this message and exit.
""",
    "check": """\
Usage: istilah check [OPTIONS] [FILE...]

  Check a map: errors and warnings, where, and how to mend them.

  Each FILE, or folder of files, is checked as a map of its own, - as Turtle
  on standard input; without any, the map of --map or the shipped one. The
  exit code is 1 when there is an error.

  Examples:
    istilah check
    istilah check my-map.ttl --format json

Options:
  --format [text|json]    text to read, json to process; by default text.
  --lang [id|en]          Language of the output; by default the locale's.
  --store, --map PLACE    The map: a file or folder of RDF, a store on disk,
                          or the URL of a SPARQL endpoint; by default the
                          shipped one.  [env var: ISTILAH_STORE]
  --store-auth-file FILE  A file with the credentials of a SPARQL endpoint.
                          [env var: ISTILAH_STORE_AUTH_FILE]
  -h, --help              Show this message and exit.
""",
    "coverage": """\
Usage: istilah coverage [OPTIONS] [DOCUMENT]

  Show what each document became: entries, concepts, claims.

  With a DOCUMENT, its entries one by one; without, a line for each document
  and what is missing in each language. With --sources also the passage behind
  each claim, from your own copy of the document, known by its digest. The
  exit code is 1 when a passage reaches outside its entry.

  Examples:
    istilah coverage
    istilah coverage menggali-dunia-customer-service --sources my-documents

Options:
  --sources FOLDER        A folder with your own copies of the documents:
                          shows the words behind each claim.
  --format [text|json]    text to read, json to process; by default text.
  --lang [id|en]          Language of the output; by default the locale's.
  --store, --map PLACE    The map: a file or folder of RDF, a store on disk,
                          or the URL of a SPARQL endpoint; by default the
                          shipped one.  [env var: ISTILAH_STORE]
  --store-auth-file FILE  A file with the credentials of a SPARQL endpoint.
                          [env var: ISTILAH_STORE_AUTH_FILE]
  -h, --help              Show this message and exit.
""",
    "claims": """\
Usage: istilah claims [OPTIONS] ACTION [TABLE]

  Edit the claims in a spreadsheet.

  ACTION is export or import. `export` writes one claim a row, labels beside
  IRIs. `import` reads such a TABLE (CSV or XLSX) back: it shows what changes,
  checks the map as it would be, and changes nothing unless every row is good.
  A row without a claim is a new one; its subject and object may be any name
  of a concept.

  Examples:
    istilah claims export -o claims.xlsx
    istilah claims import claims.xlsx --dry-run

Options:
  -o, --output FILE       Write the table to a file, .csv or .xlsx; by default
                          CSV on standard output.
  --prune                 Remove the claims that the table does not have.
  --dry-run               Only show what would change.
  --lang [id|en]          Language of the output; by default the locale's.
  --store, --map PLACE    The map: a file or folder of RDF, a store on disk,
                          or the URL of a SPARQL endpoint; by default the
                          shipped one.  [env var: ISTILAH_STORE]
  --store-auth-file FILE  A file with the credentials of a SPARQL endpoint.
                          [env var: ISTILAH_STORE_AUTH_FILE]
  -h, --help              Show this message and exit.
""",
    "diff": """\
Usage: istilah diff [OPTIONS] OLD NEW

  Tell what changed between two versions of a map.

  OLD and NEW are files, folders, or git revisions of the shipped map's
  folder; REVISION:PATH names another folder or file of the repository.

  Examples:
    istilah diff old.ttl new.ttl
    istilah diff HEAD~1 ontology/cs --lang id

Options:
  --format [text|json]  text to read, json to process; by default text.
  --lang [id|en]        Language of the output; by default the locale's.
  -h, --help            Show this message and exit.
""",
    "stats": """\
Usage: istilah stats [OPTIONS]

  Count what the map holds: concepts, claims, relations, labels.

  Examples:
    istilah stats
    istilah stats --format json

Options:
  --format [text|json]    text to read, json to process; by default text.
  --lang [id|en]          Language of the output; by default the locale's.
  --store, --map PLACE    The map: a file or folder of RDF, a store on disk,
                          or the URL of a SPARQL endpoint; by default the
                          shipped one.  [env var: ISTILAH_STORE]
  --store-auth-file FILE  A file with the credentials of a SPARQL endpoint.
                          [env var: ISTILAH_STORE_AUTH_FILE]
  -h, --help              Show this message and exit.
""",
    "build": """\
Usage: istilah build [OPTIONS]

  Prepare the store of a map and say where it is.

  The commands do so by themselves when a map is new or has changed. The store
  is an Oxigraph one: `oxigraph query --location FOLDER` opens it too.

  Examples:
    istilah build
    istilah build --map my-map.ttl --output my-store

Options:
  -o, --output FOLDER     Write the store to this new folder, not into the
                          cache.
  --format [text|json]    text to read, json to process; by default text.
  --lang [id|en]          Language of the output; by default the locale's.
  --store, --map PLACE    The map: a file or folder of RDF, a store on disk,
                          or the URL of a SPARQL endpoint; by default the
                          shipped one.  [env var: ISTILAH_STORE]
  --store-auth-file FILE  A file with the credentials of a SPARQL endpoint.
                          [env var: ISTILAH_STORE_AUTH_FILE]
  -h, --help              Show this message and exit.
""",
    "push": """\
Usage: istilah push [OPTIONS] URL

  Put a map into a store elsewhere, whole or not at all.

  URL is where the store answers SPARQL queries. Readers see the map that was
  there before until all has arrived, then the new one. A push that broke off
  goes on where it was. Name and password come from ISTILAH_STORE_USER and
  ISTILAH_STORE_PASSWORD, a token from ISTILAH_STORE_TOKEN, or either from a
  file.

  Examples:
    istilah push http://localhost:7878/query
    istilah push http://localhost:8890/sparql --map my-map.ttl --store-auth-file auth
    istilah push https://example.org/sparql --update-url https://example.org/update --dry-run

Options:
  --map PATH              The map to put there: a file or folder of RDF, or a
                          store on disk; by default the shipped one.
  --update-url URL        Where the store takes SPARQL updates; by default
                          tried out beside URL.
  --graph-store-url URL   Where it takes graphs (SPARQL 1.1 Graph Store
                          Protocol); by default tried out beside URL.
  --dry-run               Only show what would be sent; nothing is written.
  --format [text|json]    text to read, json to process; by default text.
  --lang [id|en]          Language of the output; by default the locale's.
  --store-auth-file FILE  A file with the credentials of a SPARQL endpoint.
                          [env var: ISTILAH_STORE_AUTH_FILE]
  -h, --help              Show this message and exit.
""",
}
