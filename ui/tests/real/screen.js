// What stands on the desk's screen, without asking the program.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import { setTimeout as sleep } from "node:timers/promises";
import { screens, until } from "./desk.js";

const run = promisify(execFile);

/** Where the page stands: the right half, without toolbar and status line. */
const PAGE = "640x600+720+80";

async function look(desk, ...how) {
  const args = ["-window", "root", ...how, "ppm:-"];
  const { stdout } = await run("import", args, { env: desk.env, encoding: "buffer", maxBuffer: 2 ** 24, timeout: 10_000 });
  return stdout;
}

const mark = (pixels) => createHash("sha256").update(pixels).digest("hex");

/** The page as a number: another one when another page is shown. */
export const page = async (desk) => mark(await look(desk, "-crop", PAGE, "+repage"));

/** Whether a part of the screen, `10x6+5+5`, has one colour. */
export async function isPlain(desk, part) {
  const [width, height] = part.split(/[x+]/).map(Number);
  const dots = (await look(desk, "-crop", part, "+repage", "-depth", "8")).subarray(-3 * width * height);
  return dots.every((byte, i) => byte === dots[i % 3]);
}

/** Waits for a screen that shows something and stays as it is. */
export async function settled(desk) {
  let before = "";
  await until("a screen that stands still", async () => {
    const pixels = await look(desk);
    const [now, blank] = [mark(pixels), pixels.subarray(32).every((byte, i, all) => byte === all[i % 3])];
    const still = now === before && !blank;
    before = now;
    if (!still) await sleep(250);
    return still;
  });
}

export const save = (desk, name) => run("import", ["-window", "root", join(screens, `real-${name}.png`)], { env: desk.env });
