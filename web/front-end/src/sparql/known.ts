// The vocabulary as a part of the editor's state: null until the server has told it.
import { StateEffect, StateField } from "@codemirror/state";
import type { Vocabulary } from "./vocabulary";

export const learn = StateEffect.define<Vocabulary>();

export const known = StateField.define<Vocabulary | null>({
  create: () => null,
  update: (value, { effects }) => effects.find((effect) => effect.is(learn))?.value ?? value,
});
