// Tab goes round in an open dialog: WebKit leaves it for what lies around the page, where a program has nothing.

const REACHED = "button, input, select, textarea, a[href], summary, [tabindex]";

const isReached = (element: HTMLElement) => element.tabIndex >= 0 && !element.matches(":disabled") && element.getClientRects().length > 0;

/** Goes from the last thing of the dialog to its first, and back; whether that was to be done. */
export function goRound(dialog: HTMLElement, event: KeyboardEvent): boolean {
  if (event.key !== "Tab" || event.ctrlKey || event.altKey) return false;
  const all = [...dialog.querySelectorAll<HTMLElement>(REACHED)].filter(isReached);
  const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
  const isAtEnd = document.activeElement === from || !dialog.contains(document.activeElement) || document.activeElement === dialog;
  if (!to || !isAtEnd) return false;
  to.focus();
  return true;
}
