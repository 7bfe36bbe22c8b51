// The page of a concept.
import { startCalculators } from "../concept/calculator";

startCalculators();
