// The real application, as it is measured.
import { Hands } from "../../ui/tests/real/hands.js";
import { openApp } from "../../ui/tests/real/session.js";

/** Opens the application with a letter in its form. */
export async function withLetter(desk, letter) {
  const first = await openApp(desk);
  await first.invoke("keep", { id: null, text: JSON.stringify({ circulation: [], ...letter }), file: null });
  first.kill();
  await first.group.gone();
  const window = await openApp(desk);
  await new Hands(desk).focus();
  return window;
}
