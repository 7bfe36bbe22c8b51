// The page for queries: the form becomes an editor, and answers come without loading the page anew.
import { address, data } from "../page-data";
import type { Answer, Slip } from "../sparql/answer";
import { Desk } from "../sparql/desk";

document.getElementById("endpoint-address")!.textContent = new URL(address("endpoint"), window.location.href).href;

const desk = new Desk(document);
desk.open(data<Answer | null>("answer"), data<Slip | null>("slip"));
