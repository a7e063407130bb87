import type { ExternalToast, toast as sonner } from "sonner";

type Sonner = typeof sonner;

/** What shows toasts is only loaded with the first of them. */
let isWanted = false;
const listeners = new Set<() => void>();
let tell: (shower: Sonner) => void = () => {};
const shower = new Promise<Sonner>((resolve) => (tell = resolve));

function show(say: (shower: Sonner) => void): void {
  isWanted = true;
  for (const listener of listeners) listener();
  void shower.then(say);
}

/** Say something at the edge of the page for a few seconds. */
export function toast(text: string, options?: ExternalToast): void {
  show((sonner) => sonner(text, options));
}

toast.success = (text: string) => show((sonner) => sonner.success(text));
toast.error = (text: string) => show((sonner) => sonner.error(text));

/** For the one place that shows them. */
export const toaster = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isWanted: () => isWanted,
  isReady: (sonner: Sonner) => tell(sonner),
};
