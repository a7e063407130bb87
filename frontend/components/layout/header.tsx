"use client";

import { Layers3 } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { Shortcuts } from "./shortcuts";
import { ThemeMenu } from "./theme-menu";

const PLACES = [
  { href: "/", name: "Upload" },
  { href: "/history", name: "History" },
  { href: "/datasets", name: "Datasets" },
];

/** `children` stand before what belongs to every page. */
export function Header({ children }: { children?: ReactNode }) {
  const pathname = usePathname();
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-ground">
      <div className="mx-auto flex h-14 max-w-[1200px] items-center gap-1 px-4 sm:gap-4 sm:px-6">
        <Link href="/" className="flex items-center gap-2 rounded-md py-1 font-semibold" aria-label="AutoML Lite, to the start">
          <Layers3 aria-hidden className="size-5 text-accent" />
          <span className="hidden xs:inline">AutoML Lite</span>
        </Link>
        <nav aria-label="Main" className="flex flex-1 items-center gap-1">
          {PLACES.map(({ href, name }) => {
            const here = pathname === href;
            return (
              <Link
                key={href}
                href={href}
                aria-current={here ? "page" : undefined}
                className={cn(
                  "rounded-md px-1.5 py-1.5 transition-colors duration-150 hover:bg-sunken xs:px-2.5",
                  here ? "font-medium text-text" : "text-muted",
                )}
              >
                {name}
              </Link>
            );
          })}
        </nav>
        {children}
        <Shortcuts />
        <ThemeMenu />
      </div>
    </header>
  );
}
