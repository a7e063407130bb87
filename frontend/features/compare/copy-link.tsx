"use client";

import { Link2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

/** The page's address holds all that it shows. */
export function CopyLink() {
  async function copy() {
    try {
      await navigator.clipboard.writeText(window.location.href);
      toast.success("The link is copied. It opens this comparison for everybody who can reach this page.");
    } catch {
      toast.error("The browser did not let us copy. Copy the address from its bar.");
    }
  }
  return (
    <Button onClick={() => void copy()}>
      <Link2 aria-hidden />
      Copy link
    </Button>
  );
}
