import { apiUrl } from "./url";

/** Why the API wants a key of the person: it was sent none, or one that it does not take. */
export type Want = "missing" | "refused";

export interface KeyState {
  /** What is sent with every call to the API. */
  key: string | null;
  want: Want | null;
  /** Whether the person is being asked. */
  asking: boolean;
}

export const NO_KEY: KeyState = { key: null, want: null, asking: false };

let state = NO_KEY;
let isRead = false;
const listeners = new Set<() => void>();

/** Of one API alone: a key is never sent to another that this page is given later. */
function place(): string {
  return `automl-lite.api-key ${apiUrl()}`;
}

// A browser may refuse its storage, by a setting or in a frame; the key then lasts as long as the page is open.
function read(): string | null {
  try {
    return localStorage.getItem(place());
  } catch {
    return null;
  }
}

function write(key: string | null): void {
  try {
    if (key) localStorage.setItem(place(), key);
    else localStorage.removeItem(place());
  } catch {
    // See `read`.
  }
}

function become(next: Partial<KeyState>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

/** The key and what the API said of it. */
export function keyState(): KeyState {
  if (!isRead) {
    isRead = true;
    state = { ...state, key: read() };
  }
  return state;
}

export function keepKey(key: string): void {
  write(key);
  become({ key, want: null, asking: false });
}

export function forgetKey(): void {
  write(null);
  become(NO_KEY);
}

export function askForKey(): void {
  become({ asking: true });
}

export function stopAsking(): void {
  become({ asking: false });
}

/**
 * The API refused a call for the key that it carried.
 *
 * A person who closed the dialog is not asked again by what the page does on its own, only by a deed of theirs.
 */
export function keyWasRefused(used: string | null, byDeed: boolean): void {
  const { key, want, asking } = keyState();
  // An answer to what was asked before the key was given, changed or forgotten.
  if (used !== key) return;
  const now: Want = used ? "refused" : "missing";
  if (want === now && (asking || !byDeed)) return;
  become({ want: now, asking: true });
}

export function onKeyChange(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener("storage", takeFromAnotherTab);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener("storage", takeFromAnotherTab);
  };
}

function takeFromAnotherTab({ key }: StorageEvent): void {
  if (key === place() || key === null) become({ ...NO_KEY, key: read() });
}
