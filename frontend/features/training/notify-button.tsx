"use client";

import { Bell, BellRing } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { notificationPermission } from "./notifications";

/** Asks to be allowed to tell of the end outside the page; gone where that was refused before. */
export function NotifyButton() {
  const [permission, setPermission] = useState(notificationPermission);
  const [asked, setAsked] = useState(false);

  async function ask() {
    setPermission(await Notification.requestPermission());
    setAsked(true);
  }

  return (
    <>
      {permission === "default" ? (
        <Button variant="quiet" onClick={() => void ask()}>
          <Bell aria-hidden />
          Tell me when it is done
        </Button>
      ) : null}
      <p role="status" className="flex items-center gap-2 text-xs text-muted empty:hidden">
        {permission === "granted" ? (
          <>
            <BellRing aria-hidden className="size-4" />
            You are told when it is done
          </>
        ) : null}
        {asked && permission === "denied" ? "This browser does not let us tell you" : null}
      </p>
    </>
  );
}
