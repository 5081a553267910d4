// Keys that belong to the input method and not to the form.

/** Whether a key is part of a word being composed. WebKit tells of the key that ends one with the old number 229 only. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
