"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import type { Job } from "@/lib/api/jobs";
import { CodeBlock } from "./code-block";
import { modelFileName, onnxSnippet } from "./snippets";

/** The downloaded file, run without any server. */
export function RunIt({ job }: { job: Job }) {
  if (!job.onnx_model_download_url) return null;
  const fileName = modelFileName(job.job_id);
  return (
    <Section
      title="Run the file yourself"
      hint="The model is one file that takes the columns as they are in your data, on any machine and without us. It says itself which columns it takes."
      actions={
        <Button asChild size="small">
          <a href={job.onnx_model_download_url} download>
            <Download aria-hidden />
            Download {fileName}
          </a>
        </Button>
      }
    >
      <CodeBlock code={onnxSnippet(fileName)} what="the ONNX Runtime lines" />
      {job.threshold === null ? null : (
        <p className="mt-3 text-xs text-muted">
          The file answers with probabilities and the more probable label. The threshold that was set here is applied by the
          deployed model, not by the file.
        </p>
      )}
    </Section>
  );
}
