import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names";

const TONES = {
  info: { icon: Info, box: "border-line bg-sunken", mark: "text-muted" },
  good: { icon: CircleCheck, box: "border-good/30 bg-good-soft", mark: "text-good" },
  careful: { icon: TriangleAlert, box: "border-careful/30 bg-careful-soft", mark: "text-careful" },
  wrong: { icon: CircleAlert, box: "border-wrong/30 bg-wrong-soft", mark: "text-wrong" },
} as const;

interface NoticeProps {
  tone: keyof typeof TONES;
  title?: string;
  children?: ReactNode;
  /** What can be done about it. */
  actions?: ReactNode;
  className?: string;
}

/** A sentence with an icon; what went wrong is read out at once. */
export function Notice({ tone, title, children, actions, className }: NoticeProps) {
  const { icon: Icon, box, mark } = TONES[tone];
  return (
    <div
      role={tone === "wrong" ? "alert" : undefined}
      className={cn("flex gap-3 rounded-lg border px-4 py-3", box, className)}
    >
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", mark)} />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className={title ? "mt-0.5 text-muted" : undefined}>{children}</div> : null}
        {actions ? <div className="mt-3 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
