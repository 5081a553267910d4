// A page as small as a stamp: grey bars where the runs are. Letters would cost as much as the page itself.
import type { PageView } from "../bindings/PageView";

export const WIDTH = 52;
/** What the strip of them takes from the room of the pages. */
export const BESIDE = 76;

export function paint(canvas: HTMLCanvasElement, page: PageView): void {
  const scale = (WIDTH / page.size.width) * devicePixelRatio;
  const [width, height] = [page.size.width, page.size.height].map((side) => Math.round(side * scale)) as [number, number];
  // A new size wipes the canvas.
  canvas.width = width;
  canvas.height = height;
  const ink = canvas.getContext("2d");
  if (!ink) return;
  ink.scale(scale, scale);
  ink.fillStyle = "#8b8b90";
  for (const line of page.lines) {
    for (const run of line.runs) {
      const tall = run.size * 0.5;
      ink.fillRect(run.x, line.y - tall, run.width, tall);
    }
  }
  for (const { from, to, width: thick } of page.strokes) {
    ink.fillRect(from.x, from.y - thick / 2, Math.max(to.x - from.x, thick), Math.max(to.y - from.y, thick * 2));
  }
}
