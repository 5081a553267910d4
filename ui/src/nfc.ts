// Letters and their marks as one character, whatever an input method or another program sends.

/** Objects that were looked through already; a letter shares most of its parts with the one before it. */
const known = new WeakSet<object>();

/** The same value with every text composed; the very same object when nothing had to change. */
export function composed<T>(value: T): T {
  if (typeof value === "string") return value.normalize("NFC") as T;
  if (typeof value !== "object" || value === null || known.has(value)) return value;
  const next = Array.isArray(value) ? composedList(value) : composedFields(value);
  known.add(next);
  return next as T;
}

function composedList(list: unknown[]): unknown[] {
  const next = list.map(composed);
  return next.every((entry, i) => entry === list[i]) ? list : next;
}

function composedFields(fields: object): object {
  const next = Object.entries(fields).map(([key, value]) => [key, composed(value)] as const);
  const before = fields as Record<string, unknown>;
  return next.every(([key, value]) => value === before[key]) ? fields : Object.fromEntries(next);
}
