"use client";

import { useSyncExternalStore } from "react";

/** What is deleted a moment later: until then it is only hidden, and can be had back. */
export type Kind = "job" | "dataset";

interface Deletion {
  key: string;
  timer: ReturnType<typeof setTimeout>;
  run: () => Promise<void>;
}

export const UNDO_MS = 10_000;

let pending: readonly Deletion[] = [];
// One after another: of two jobs that share a dataset, only the second finds that no other job uses it.
let line: Promise<void> = Promise.resolve();
const listeners = new Set<() => void>();

function publish(next: readonly Deletion[]): void {
  pending = next;
  listeners.forEach((listener) => listener());
}

function keyOf(kind: Kind, id: string): string {
  return `${kind}/${id}`;
}

/** Hide it now and run the deletion in ten seconds, or sooner where the page is left. */
export function deleteLater(kind: Kind, id: string, run: () => Promise<void>): void {
  const key = keyOf(kind, id);
  if (pending.some((deletion) => deletion.key === key)) return;
  const deletion: Deletion = { key, run, timer: setTimeout(() => queue(deletion), UNDO_MS) };
  publish([...pending, deletion]);
}

/** Have it back; false where it is too late. */
export function undoDeletion(kind: Kind, id: string): boolean {
  const deletion = pending.find(({ key }) => key === keyOf(kind, id));
  if (!deletion) return false;
  clearTimeout(deletion.timer);
  publish(pending.filter((other) => other !== deletion));
  return true;
}

function queue(deletion: Deletion): void {
  line = line.then(() => carryOut(deletion));
}

async function carryOut(deletion: Deletion): Promise<void> {
  clearTimeout(deletion.timer);
  try {
    await deletion.run();
  } finally {
    publish(pending.filter((other) => other !== deletion));
  }
}

/** Whether something is hidden because it is about to be deleted. */
export function useIsPendingDeletion(): (kind: Kind, id: string) => boolean {
  const current = useSyncExternalStore(subscribe, () => pending, () => pending);
  return (kind, id) => current.some(({ key }) => key === keyOf(kind, id));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

if (typeof window !== "undefined") {
  // A tab that closes has no ten seconds left; what was asked for is done all the same.
  window.addEventListener("pagehide", () => pending.forEach((deletion) => void carryOut(deletion)));
}
