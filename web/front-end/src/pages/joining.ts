// Pages with fields for concepts: paths and comparisons.
import { suggest } from "../search/suggestions";

for (const field of document.querySelectorAll<HTMLInputElement>("input[data-concept-field]")) {
  suggest(field, (match) => {
    field.value = match.label;
  });
}
