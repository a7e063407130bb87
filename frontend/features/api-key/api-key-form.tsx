"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/fields";
import { forgetKey, keepKey } from "@/lib/api/key";
import { sentenceOf } from "@/lib/api/problem";
import { wrongWithKey } from "./key-text";
import { isTaken } from "./try-key";
import { useApiKey } from "./use-api-key";

const FIELD = "api-key";
const NOT_TAKEN = "The API does not take this key. Look whether it was copied whole.";
const NO_LONGER_TAKEN = "The API does not take the key that is kept here any more. Enter the new one.";

/** A key is kept once the API took it; then everything that failed for want of it is asked for again. */
export function ApiKeyForm() {
  const client = useQueryClient();
  const { key, want } = useApiKey();
  const [text, setText] = useState("");
  const [isTrying, setTrying] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(want === "refused" ? NO_LONGER_TAKEN : null);

  async function keep(event: FormEvent) {
    event.preventDefault();
    const candidate = text.trim();
    const wrong = wrongWithKey(candidate);
    setTrouble(wrong);
    if (wrong) return;
    setTrying(true);
    try {
      if (!(await isTaken(candidate))) return setTrouble(NOT_TAKEN);
      keepKey(candidate);
      void client.invalidateQueries();
    } catch (error) {
      setTrouble(sentenceOf(error));
    } finally {
      setTrying(false);
    }
  }

  function forget() {
    forgetKey();
    // What it opened is not left on the screen.
    void client.resetQueries();
  }

  return (
    <form onSubmit={keep} noValidate className="flex flex-col gap-4">
      <Field label={key ? "New key" : "Key"} htmlFor={FIELD} error={trouble ?? undefined}>
        <Input
          id={FIELD}
          type="password"
          autoComplete="off"
          spellCheck={false}
          autoFocus
          className="font-mono"
          value={text}
          onChange={({ target }) => setText(target.value)}
          aria-invalid={trouble !== null}
          aria-describedby={trouble ? `${FIELD}-hint` : undefined}
        />
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        {key ? (
          <Button type="button" onClick={forget}>
            Forget the key
          </Button>
        ) : null}
        <Button type="submit" variant="primary" disabled={isTrying}>
          {isTrying ? "Trying the key …" : "Use this key"}
        </Button>
      </div>
    </form>
  );
}
