"use client";

import { DropdownMenu } from "radix-ui";
import { type ComponentProps, type FocusEvent, type ReactElement, type ReactNode, useRef } from "react";
import { cn } from "./class-names";

export interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement;
  children: ReactNode;
  align?: "start" | "end";
  /** Told when it opens or closes. */
  onOpenChange?: (open: boolean) => void;
}

/** Of a menu that is or was open; `Menu` loads it then. */
export function MenuBox({ trigger, children, align = "end", onOpenChange, byKeyboard }: MenuProps & { byKeyboard: boolean }) {
  const wasEntered = useRef(false);

  // Radix takes the keyboard into the first item only where it saw the key that opened the menu, as it does from the
  // second time on.
  function enter({ target, currentTarget }: FocusEvent<HTMLDivElement>) {
    if (!byKeyboard || wasEntered.current || target !== currentTarget) return;
    wasEntered.current = true;
    currentTarget.querySelector<HTMLElement>("[role=menuitem]:not([data-disabled])")?.focus();
  }

  return (
    <DropdownMenu.Root modal={false} defaultOpen onOpenChange={onOpenChange}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          onFocus={enter}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 max-w-sm overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-md"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

const ITEM =
  "flex w-full cursor-pointer select-none items-center gap-2 rounded-md px-2.5 py-2 text-left text-sm outline-none data-[disabled]:cursor-not-allowed data-[disabled]:opacity-50 data-[highlighted]:bg-sunken [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted";

export function MenuItem({ className, ...rest }: ComponentProps<typeof DropdownMenu.Item>) {
  return <DropdownMenu.Item className={cn(ITEM, className)} {...rest} />;
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="my-1 h-px bg-line" />;
}
