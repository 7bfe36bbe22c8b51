// The page of a concept.
import { startCalculators } from "../concept/calculator";
import { startCopying } from "../copying";
import { startTabs } from "../tabs";

startCalculators();
startCopying();
document.querySelectorAll<HTMLElement>(".tabs").forEach(startTabs);
