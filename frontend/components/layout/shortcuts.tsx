"use client";

import { Keyboard } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

const PLACES: Record<string, string> = { u: "/", h: "/history", d: "/datasets" };
/** Time for the second key of a pair. */
const PAIR_MS = 1_000;

const KEYS = [
  { keys: ["g", "u"], deed: "Go to upload" },
  { keys: ["g", "h"], deed: "Go to history" },
  { keys: ["g", "d"], deed: "Go to datasets" },
  { keys: ["/"], deed: "Search the history" },
  { keys: ["?"], deed: "Show these keys" },
];

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName))
  );
}

/** The keys of the whole page, and the list of them. */
export function Shortcuts() {
  const router = useRouter();
  const [shown, setShown] = useState(false);
  const leaderAt = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const paired = event.timeStamp - leaderAt.current < PAIR_MS;
      leaderAt.current = event.key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
      const place = paired ? PLACES[event.key] : undefined;
      if (place) router.push(place);
      else if (event.key === "?") setShown(true);
      else if (event.key === "/") {
        event.preventDefault();
        const search = document.querySelector<HTMLInputElement>("input[type=search]");
        if (search) search.focus();
        else router.push("/history?focus=search");
      }
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [router]);

  return (
    <>
      <Button
        variant="quiet"
        size="icon"
        aria-label="Keyboard shortcuts"
        className="hidden sm:inline-flex"
        onClick={() => setShown(true)}
      >
        <Keyboard aria-hidden />
      </Button>
      <Dialog open={shown} onOpenChange={setShown} title="Keyboard shortcuts">
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-6 gap-y-2">
          {KEYS.map(({ keys, deed }) => (
            <div key={deed} className="contents">
              <dt className="flex gap-1">
                {keys.map((key) => (
                  <kbd key={key} className="rounded border border-line bg-sunken px-1.5 py-0.5 font-mono text-xs">
                    {key}
                  </kbd>
                ))}
              </dt>
              <dd>{deed}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  );
}
