// Dates as the clerk writes them and as the data hold them.

/** `05/6/2026` for `2026-06-05`; days below 10 and months below 3 get their zero. */
export function shown(iso: string | undefined): string {
  const [year, month, day] = (iso ?? "").split("-").map(Number);
  if (!year || !month || !day) return "";
  return `${day < 10 ? "0" : ""}${day}/${month < 3 ? "0" : ""}${month}/${year}`;
}

/** The ISO date, `undefined` for nothing, `null` for what is no date. */
export function read(typed: string): string | undefined | null {
  const text = typed.trim();
  if (text === "") return undefined;
  const parts = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  if (!parts) return null;
  const [day, month, year] = parts.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = year > 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}
