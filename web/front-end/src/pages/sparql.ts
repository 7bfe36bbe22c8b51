// The page for queries: the form becomes an editor, and answers come without loading the page anew.
import { data } from "../page-data";
import type { Answer, Slip } from "../sparql/answer";
import { Desk } from "../sparql/desk";

const desk = new Desk(document);
desk.open(data<Answer | null>("answer"), data<Slip | null>("slip"));
