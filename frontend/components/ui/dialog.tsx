"use client";

import { lazy, Suspense, useState } from "react";
import type { DialogProps } from "./dialog-box";

const DialogBox = lazy(() => import("./dialog-box").then(({ DialogBox }) => ({ default: DialogBox })));

/** Costs nothing until it is opened for the first time. */
export function Dialog(props: DialogProps) {
  const [wasOpened, setWasOpened] = useState(props.open);
  if (props.open && !wasOpened) setWasOpened(true);
  return wasOpened ? (
    <Suspense fallback={null}>
      <DialogBox {...props} />
    </Suspense>
  ) : null;
}
