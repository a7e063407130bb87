"use client";

import { Slot } from "radix-ui";
import { lazy, Suspense, useState } from "react";
import type { MenuProps } from "./menu-box";

const load = () => import("./menu-box");

const MenuBox = lazy(() => load().then(({ MenuBox }) => ({ default: MenuBox })));
export const MenuItem = lazy(() => load().then(({ MenuItem }) => ({ default: MenuItem })));
export const MenuSeparator = lazy(() => load().then(({ MenuSeparator }) => ({ default: MenuSeparator })));

/** A button that opens a menu; what draws the menu is loaded when somebody reaches for the button. */
export function Menu(props: MenuProps) {
  const [openedBy, setOpenedBy] = useState<"pointer" | "keyboard" | null>(null);

  function open(by: "pointer" | "keyboard") {
    setOpenedBy(by);
    props.onOpenChange?.(true);
  }

  if (openedBy === null) {
    return (
      <Slot.Root
        aria-haspopup="menu"
        aria-expanded={false}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        // A click that no pointer made counts none.
        onClick={({ detail }) => open(detail === 0 ? "keyboard" : "pointer")}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          open("keyboard");
        }}
      >
        {props.trigger}
      </Slot.Root>
    );
  }
  return (
    <Suspense fallback={props.trigger}>
      <MenuBox {...props} byKeyboard={openedBy === "keyboard"} />
    </Suspense>
  );
}
