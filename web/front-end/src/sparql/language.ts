// The grammar of SPARQL, with prefixed names marked as the IRIs that they are.
import { styleTags, tags } from "@lezer/highlight";
import { SparqlLanguage } from "codemirror-lang-sparql";

export const language = SparqlLanguage.configure({ props: [styleTags({ "Pname_ln Pname_ns A_predicate": tags.url })] });
