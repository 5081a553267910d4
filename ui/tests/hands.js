// What a clerk's hands do in the window, and what is then there.

/** Pastes into what has the focus, as another program would offer it. */
export const paste = (page, { text = "", html = "" }) =>
  page.evaluate(
    ([text, html]) => {
      const data = new DataTransfer();
      if (text) data.setData("text/plain", text);
      if (html) data.setData("text/html", html);
      const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      document.activeElement.dispatchEvent(event);
      return event.defaultPrevented;
    },
    [text, html],
  );

const BLANK = { kind: "cong-van", issuer: {}, circulation: [], addressees: [], body: [], recipients: [] };

/** The program's answers when this letter is its one sample, «Mời họp». */
export const onlySample = (letter) => ({
  samples: () => [{ id: "moi-hop", name: "Mời họp", about: "Mời dự" }],
  begin: ({ sample }) => (sample === "moi-hop" ? { ...BLANK, ...letter } : BLANK),
});

/** The letter that the page was set from last. */
export const letter = (calls) => calls.filter((call) => call.name === "preview").at(-1).args.letter;

/** The letter once it fulfils a condition; the last one seen is told when it never does. */
export async function letterWhen(calls, fits) {
  for (const end = Date.now() + 4000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 15))) {
    if (fits(letter(calls))) return letter(calls);
  }
  throw new Error(`never came: ${fits} in ${JSON.stringify(letter(calls))}`);
}

/** Waits until a function of the page gives a value that equals the expected one; gives the last value. */
export async function eventually(read, fits) {
  let value;
  for (const end = Date.now() + 4000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 15))) {
    value = await read();
    if (fits(value)) return value;
  }
  return value;
}

/** The body as the editor shows it: label and words of each item. */
export const body = (page) =>
  page.locator(".ProseMirror p").evaluateAll((items) => items.map((item) => [item.dataset.label, item.innerText.replace(/\n$/, "")]));

/** Puts the cursor into the body, behind the last letter or at a place of an item. */
export async function intoBody(page, item, offset) {
  await page.locator(".ProseMirror").focus();
  await page.evaluate(
    ([item, offset]) => {
      const items = document.querySelectorAll(".ProseMirror p");
      const place = item === undefined ? items[items.length - 1] : items[item];
      const range = document.createRange();
      const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      let left = offset ?? Infinity;
      let node = walker.nextNode();
      for (let next = node; node && left > node.data.length && (next = walker.nextNode()); node = next) left -= node.data.length;
      if (node) range.setStart(node, Math.min(left, node.data.length));
      else range.setStart(place, 0);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    },
    [item, offset],
  );
  await rest(page);
}

/** The editor hears of a selection with an event that comes after the key: the next key waits for it, as a hand does. */
export const rest = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** Presses keys one after the other. */
export async function press(page, ...keys) {
  for (const key of keys) {
    await page.keyboard.press(key);
    await rest(page);
  }
}

/** Selects from a place of one item to a place of another, with the keyboard. */
export async function selectBody(page, from, to) {
  const texts = (await body(page)).map(([, text]) => text);
  const at = ([item, offset]) => texts.slice(0, item).reduce((sum, text) => sum + text.length + 1, 0) + (offset ?? texts[item].length);
  const wanted = texts.join("\n").slice(at(from), at(to));
  const selected = () => page.evaluate(() => getSelection().toString());
  // The editor looks at the browser's selection again a moment after it gets the focus.
  for (let tries = 0; tries < 5 && (await selected()).replace(/\n+/g, "\n") !== wanted; tries++) {
    await page.locator(".ProseMirror").focus();
    await page.keyboard.press("Control+Home");
    for (let i = 0; i < at(from); i++) await page.keyboard.press("ArrowRight");
    for (let i = at(from); i < at(to); i++) await page.keyboard.press("Shift+ArrowRight");
    await rest(page);
  }
}

/** Composes a word step by step through the browser's own protocol, as an input method does. */
export async function compose(session, steps, final = steps.at(-1)) {
  for (const text of steps) {
    await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await session.send("Input.insertText", { text: final });
}

/** The field that has the focus. */
export const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.dataset.field ?? (element?.classList.contains("ProseMirror") ? "body" : (element?.ariaLabel ?? element?.textContent));
  });

/** The words on the page that are marked in one way, in the order of the page. */
export const markedOnPage = (page, look) => page.locator(`.sheet .mark.${look}`).evaluateAll((marks) => marks.map((mark) => mark.dataset.text));
