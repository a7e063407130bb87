"use client";

import { useState } from "react";
import { Section } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { useApiKey } from "@/features/api-key/use-api-key";
import { WhenDeployed } from "@/features/deployment/when-deployed";
import type { Job } from "@/lib/api/jobs";
import { apiUrl } from "@/lib/api/url";
import { CodeBlock } from "./code-block";
import { type Call, curlSnippet, javascriptSnippet, KEY_VARIABLE, pythonSnippet } from "./snippets";

const WAYS = {
  python: {
    label: "Python",
    write: pythonSnippet,
    hint: "Needs Python 3 and nothing else. Save it as predict.py and run python predict.py.",
  },
  curl: { label: "curl", write: curlSnippet, hint: "For a shell such as bash or zsh." },
  javascript: {
    label: "JavaScript",
    write: javascriptSnippet,
    hint: "Save it as predict.mjs and run node predict.mjs (Node 18 or later).",
  },
} as const;

type Way = keyof typeof WAYS;

/** Lines that ask this job's model, ready to run. */
export function CallIt({ job }: { job: Job }) {
  const withKey = useApiKey().key !== null;
  return (
    <WhenDeployed
      job={job}
      title="Deploy the model to call it"
      offer="Lines for Python, curl and JavaScript that ask this very model would be here. Only a deployed model answers."
      what="the lines to copy"
      skeleton={<Skeleton className="h-80" />}
    >
      {({ example_request }) => (
        <Lines
          call={{ url: `${apiUrl()}/predict/${job.job_id}`, row: Object.entries(example_request.features), withKey }}
        />
      )}
    </WhenDeployed>
  );
}

function Lines({ call }: { call: Call }) {
  const [way, setWay] = useState<Way>("python");
  const { label, write, hint } = WAYS[way];
  return (
    <Section
      title="Call it"
      hint={`These lines ask this very model about a real row and work as they are${call.withKey ? `, once the variable ${KEY_VARIABLE} holds the API key` : ""}. Up to 1,000 rows at once go to the same address with /batch behind it.`}
      actions={
        <Segmented
          label="Language"
          value={way}
          onValueChange={setWay}
          options={(Object.keys(WAYS) as Way[]).map((value) => ({ value, label: WAYS[value].label }))}
        />
      }
    >
      <p className="mb-3 flex min-w-0 flex-wrap items-center gap-x-2">
        <span className="text-muted">POST</span>
        <code className="min-w-0 font-mono text-xs">{call.url}</code>
        <CopyButton text={call.url} what="the model's address" />
      </p>
      <CodeBlock code={write(call)} what={`the ${label} lines`} />
      <p className="mt-3 text-xs text-muted">
        {hint} A request that is refused is answered with the reason in its detail.
      </p>
    </Section>
  );
}
