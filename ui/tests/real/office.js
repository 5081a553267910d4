// A printing system of a test's own: its queues are sockets, and what reaches a printer is kept.
import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { until } from "./desk.js";

const run = promisify(execFile);

const SETTINGS = (socket) => {
  const open = "Order allow,deny\nAllow all\n";
  const places = ["/", "/admin"].map((place) => `<Location ${place}>\n${open}</Location>\n`).join("");
  const policy = `<Policy default>\n<Limit All>\n${open}</Limit>\n</Policy>\n`;
  return `Listen ${socket}\nBrowsing Off\nWebInterface No\nDefaultAuthType None\n${places}${policy}`;
};

const PLACES = { ServerRoot: "root", RequestRoot: "spool", CacheDir: "cache", StateDir: "state", ErrorLog: "error.log", AccessLog: "access.log", PageLog: "page.log" };

export class Office {
  #printers = [];

  /** Starts `cupsd` and lets the desk's programs find it. */
  static async open(t, desk) {
    const office = new Office();
    t.after(() => office.close());
    office.desk = desk;
    office.folder = mkdtempSync(join(tmpdir(), "in-"));
    // Backends run as another user and read the spool.
    chmodSync(office.folder, 0o755);
    const place = (name) => join(office.folder, name);
    for (const name of ["root", "spool", "cache", "state"]) mkdirSync(place(name));
    const files = Object.entries(PLACES).map(([key, name]) => `${key} ${place(name)}\n`);
    writeFileSync(place("cups-files.conf"), `${files.join("")}Printcap\n`);
    desk.env.CUPS_SERVER = place("cups.sock");
    writeFileSync(place("cupsd.conf"), SETTINGS(desk.env.CUPS_SERVER));
    desk.start("cupsd", "/usr/sbin/cupsd", ["-f", "-c", place("cupsd.conf"), "-s", place("cups-files.conf")]);
    await until("cupsd", async () => (await office.#tell("lpstat", "-r")).includes("is running"));
    return office;
  }

  async #tell(program, ...args) {
    const { stdout } = await run(program, args, { env: { ...this.desk.env, LC_ALL: "C" }, timeout: 10_000 });
    return stdout;
  }

  /** A queue without a driver; the jobs that reached it, in the list that is given back. */
  async add(name) {
    const jobs = [];
    const printer = createServer((connection) => {
      const pieces = [];
      connection.on("data", (piece) => pieces.push(piece));
      connection.on("end", () => jobs.push(Buffer.concat(pieces)));
    });
    this.#printers.push(printer);
    await new Promise((resolve) => printer.listen(0, "127.0.0.1", resolve));
    await this.#tell("/usr/sbin/lpadmin", "-p", name, "-E", "-v", `socket://127.0.0.1:${printer.address().port}`, "-m", "raw");
    return jobs;
  }

  remove(name) {
    return this.#tell("/usr/sbin/lpadmin", "-x", name);
  }

  close() {
    for (const printer of this.#printers) printer.close();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
