// The status line of the page: one short message for everyone, spoken by screen readers.

export interface StatusButton {
  text: string;
  press: () => void;
}

let number = 0;

/** Shows a message, with a button where there is something to do; returns its number, for `clearStatus`. */
export function showStatus(text: string, button?: StatusButton): number {
  const line = document.getElementById("status");
  const message = document.createElement("span");
  message.textContent = text;
  line?.replaceChildren(message);
  if (line && button) line.append(" ", made(button));
  return ++number;
}

/** Removes a message, unless another has taken its place. */
export function clearStatus(shown: number): void {
  if (shown === number) document.getElementById("status")?.replaceChildren();
}

function made({ text, press }: StatusButton): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  button.addEventListener("click", press);
  return button;
}
