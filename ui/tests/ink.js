// Where the ink of a line begins and ends on two pictures of the same page: the screen's and the PDF's.
import { readFileSync } from "node:fs";
import { PNG } from "pngjs";

/** Darker than this is ink; half of what white paper has. */
const INK = 128;
const MM = 72 / 25.4;

/** Reads a picture that shows a page at `scale` dots a point, its top left corner so many dots from the picture's. */
export function picture(file, scale, corner = { x: 0, y: 0 }) {
  const { width, height, data } = PNG.sync.read(readFileSync(file));
  const dots = new Uint8Array(width * height);
  for (let i = 0; i < dots.length; i++) dots[i] = (data[4 * i] + 2 * data[4 * i + 1] + data[4 * i + 2]) >> 2;
  return { width, height, dots, scale, corner };
}

/** First and last inked column between two heights and two sides, in millimetres; all places in points. */
function ends({ width, height, dots, scale, corner }, { top, bottom, left, right }) {
  const clamp = (value, from, most) => Math.min(most, Math.max(0, Math.round(value * scale + from)));
  const [x0, x1] = [left, right].map((x) => clamp(x, corner.x, width));
  const [y0, y1] = [top, bottom].map((y) => clamp(y, corner.y, height));
  const inked = (x) => {
    for (let y = y0; y < y1; y++) if (dots[y * width + x] < INK) return true;
    return false;
  };
  let [first, last] = [x0, x1 - 1];
  while (first < x1 && !inked(first)) first++;
  while (last >= first && !inked(last)) last--;
  return last < first ? undefined : [first, last + 1].map((x) => (x - corner.x) / scale / MM);
}

/** How far, in millimetres, the ends of each line differ between two pictures of a page. */
export function compare(page, screen, pdf) {
  return page.lines.flatMap((line) => {
    const [first, last] = [line.runs[0], line.runs.at(-1)];
    const size = first.size;
    // From the baseline up to the capitals; the tails of the line before end above.
    const band = { top: line.y - 0.75 * size, bottom: line.y, left: first.x - MM, right: last.x + last.width + MM };
    const [a, b] = [ends(screen, band), ends(pdf, band)];
    if (!a || !b) return [];
    const text = line.runs.map((run) => run.text).join("");
    return [{ text, left: a[0] - b[0], right: a[1] - b[1] }];
  });
}
