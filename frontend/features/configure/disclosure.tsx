"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "@/components/ui/class-names";

interface DisclosureProps {
  title: string;
  as: "h2" | "h3";
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}

/** A heading that shows and hides what is under it. */
export function Disclosure({ title, as: Heading, open, onOpenChange, children }: DisclosureProps) {
  const id = useId();
  return (
    <div className="min-w-0">
      <Heading className={Heading === "h2" ? "text-base font-semibold" : "font-medium"}>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => onOpenChange(!open)}
          className="flex w-full items-center gap-2 rounded-md text-left"
        >
          <ChevronRight
            aria-hidden
            className={cn("size-4 shrink-0 text-muted transition-transform duration-150", open && "rotate-90")}
          />
          {title}
        </button>
      </Heading>
      <div id={id} hidden={!open} className="mt-4">
        {children}
      </div>
    </div>
  );
}
