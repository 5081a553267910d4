// The application opened on a desk, and what its form and page show.
import { Driver } from "./driver.js";
import { until } from "./desk.js";

/** The field of the form, not the component of the same name on the page. */
export const field = (name) => (name === "body" ? ".ProseMirror" : `input[data-field="${name}"], textarea[data-field="${name}"]`);

/** Starts the application and waits until a clerk could type. */
export async function openApp(desk, options) {
  const driver = await Driver.start(desk, options);
  await until("the form and the page", () =>
    driver.run(() => Boolean(document.querySelector(".ProseMirror") && document.querySelector(".sheet"))),
  );
  // Answered after the window's own question of the same name: the kept draft is in the form by then.
  await driver.invoke("start");
  await dismissWelcome(driver);
  return driver;
}

/** A first start may ask for a profile; these tests fill in the form themselves. */
async function dismissWelcome(driver) {
  const open = () => driver.run(() => Boolean(document.querySelector("dialog[open], [role=dialog]")));
  if (!(await open())) return;
  await until("Escape leaves the question of the first start", async () => {
    await driver.press("Escape");
    return !(await open());
  });
}

/** What stands in the fields; the body's items as lines. */
export const form = (driver) =>
  driver.run(() => {
    const fields = document.querySelectorAll("input[data-field], textarea[data-field]");
    const values = Object.fromEntries([...fields].map((input) => [input.dataset.field, input.value]));
    return { ...values, body: [...document.querySelectorAll(".ProseMirror > p")].map((item) => item.textContent).join("\n") };
  });

/** The text of one component on the page, as the lines give it. */
export const onPage = (driver, name) =>
  driver.run((wanted) => {
    const runs = document.querySelectorAll(`.sheet [data-field="${CSS.escape(wanted)}"]`);
    return [...runs].map((run) => run.textContent).join(" ").replace(/\s+/g, " ").trim();
  }, name);

export const untilOnPage = (driver, name, text) =>
  until(`«${text}» on the page at ${name}`, async () => (await onPage(driver, name)).includes(text));

/** Puts the cursor behind all of the body, as a clerk does who goes on writing. */
export async function behindBody(window) {
  const there = () =>
    window.run(() => {
      const [editor, at] = [document.querySelector(".ProseMirror"), getSelection()];
      if (!editor.contains(document.activeElement)) editor.focus();
      if (!at.isCollapsed || !editor.contains(at.anchorNode)) return false;
      const rest = document.createRange();
      rest.setStart(at.anchorNode, at.anchorOffset);
      rest.setEndAfter(editor.lastChild);
      return rest.toString() === "" && editor.lastChild.contains(at.anchorNode);
    });
  // The editor may still put the cursor where it was before it had the keyboard.
  await until("the cursor behind the body", async () => (await there()) || void (await window.press("ctrl+End")));
}
