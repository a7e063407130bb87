import { cn } from "./class-names";

interface ProgressBarProps {
  /** From 0 to 100; null where nobody knows how far it is. */
  percent: number | null;
  label: string;
  className?: string;
  tone?: "accent" | "good" | "wrong";
}

const TONES = { accent: "bg-accent", good: "bg-good", wrong: "bg-wrong" };

export function ProgressBar({ percent, label, className, tone = "accent" }: ProgressBarProps) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      className={cn("h-2 w-full overflow-hidden rounded-full bg-sunken", className)}
    >
      <div
        className={cn(
          "h-full rounded-full transition-[width] duration-200",
          TONES[tone],
          percent === null && "w-1/3 animate-pulse",
        )}
        style={percent === null ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}
