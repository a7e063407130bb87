"use client";

import { KeyRound } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { askForKey, stopAsking } from "@/lib/api/key";
import { ApiKeyForm } from "./api-key-form";
import { useApiKey } from "./use-api-key";

/** In the header: the key that is kept, to be changed or forgotten, and the question for one. */
export function ApiKeyEntry() {
  const { key, asking } = useApiKey();
  return (
    <>
      <Button variant="quiet" size="icon" aria-label="API key" onClick={askForKey}>
        <KeyRound aria-hidden />
      </Button>
      <Dialog
        open={asking}
        onOpenChange={(open) => (open ? askForKey() : stopAsking())}
        title={key ? "API key" : "This deployment wants an API key"}
        description="Whoever runs this deployment can tell you the key. It is kept in this browser and sent to the API alone."
      >
        <ApiKeyForm />
      </Dialog>
    </>
  );
}
