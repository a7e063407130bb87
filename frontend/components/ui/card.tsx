import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names";

export function Card({ className, ...rest }: ComponentProps<"div">) {
  return <div className={cn("rounded-lg border border-line bg-raised p-4 sm:p-5", className)} {...rest} />;
}

interface SectionProps extends Omit<ComponentProps<"section">, "title"> {
  title: string;
  /** A sentence under the title. */
  hint?: ReactNode;
  /** Controls at the title's end. */
  actions?: ReactNode;
}

/** A card with a head of its own, which names it as a region for screen readers. */
export function Section({ title, hint, actions, className, children, ...rest }: SectionProps) {
  return (
    <section
      aria-label={title}
      className={cn("min-w-0 rounded-lg border border-line bg-raised p-4 sm:p-5", className)}
      {...rest}
    >
      <div className="mb-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 className="text-base font-semibold">{title}</h2>
          {hint ? <p className="mt-0.5 max-w-prose text-muted">{hint}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
      {children}
    </section>
  );
}
