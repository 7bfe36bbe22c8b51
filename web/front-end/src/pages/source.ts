// The page of a document.
import { startCopying } from "../copying";
import { startFiltering } from "../filtering";

startCopying();
startFiltering();
