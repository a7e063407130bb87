import type { ComponentProps } from "react";
import { cn } from "./class-names";

interface TableProps extends ComponentProps<"table"> {
  /** What the table shows, for screen readers. */
  caption: string;
}

/** A table that scrolls sideways in its own box, which the keyboard reaches. */
export function Table({ caption, className, children, ...rest }: TableProps) {
  return (
    <div role="region" aria-label={caption} tabIndex={0} className="relative -mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <table className={cn("w-full border-collapse text-left text-sm wrap-break-word", className)} {...rest}>
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

export function HeadCell({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={cn("whitespace-nowrap border-b border-line px-2 py-2 text-xs font-medium text-muted first:pl-0 last:pr-0", className)}
      {...rest}
    />
  );
}

export function Cell({ className, ...rest }: ComponentProps<"td">) {
  return <td className={cn("border-b border-line px-2 py-2 align-middle first:pl-0 last:pr-0", className)} {...rest} />;
}
