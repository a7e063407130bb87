import { Section } from "@/components/ui/card";
import { formatMoment, formatTimeOfDay } from "@/lib/format/time";
import type { LogEntry } from "./watch";

/** What happened, the latest on top; what is new is read out. */
export function EventLog({ log }: { log: readonly LogEntry[] }) {
  const latestFirst = log.map((entry, place) => ({ ...entry, place })).reverse();
  return (
    <Section title="What happened" hint="Kept as long as this page is open.">
      <div
        role="log"
        aria-label="What happened"
        tabIndex={0}
        className="max-h-72 overflow-y-auto rounded-md"
      >
        <ol className="flex flex-col gap-2">
          {latestFirst.map(({ at, text, place }) => (
            <li key={place} className="grid grid-cols-[auto_1fr] gap-x-4">
              <time dateTime={new Date(at).toISOString()} title={formatMoment(new Date(at))} className="text-muted">
                {formatTimeOfDay(new Date(at))}
              </time>
              <span className="min-w-0">{text}</span>
            </li>
          ))}
        </ol>
      </div>
    </Section>
  );
}
