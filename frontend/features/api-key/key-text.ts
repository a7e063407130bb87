const SENDABLE = /^[\x21-\x7e]+$/;

/** What is wrong with a text as a key, as a sentence; null where nothing is. */
export function wrongWithKey(text: string): string | null {
  if (!text) return "Paste the key here first.";
  // A header takes no others, and a browser would refuse to send them.
  return SENDABLE.test(text) ? null : "A key has only letters, digits and signs, with no spaces between them.";
}
