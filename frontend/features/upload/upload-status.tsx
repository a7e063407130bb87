import { CircleAlert, CircleCheck } from "lucide-react";
import { ProgressBar } from "@/components/ui/progress-bar";
import { counted } from "@/lib/format/numbers";
import { percentSent, sendingText } from "./progress-text";
import type { Upload } from "./upload";

/** How far one file is. */
export function UploadStatus({ upload: { file, state } }: { upload: Upload }) {
  switch (state.stage) {
    case "waiting":
      return <p className="text-muted">Waiting for its turn</p>;
    case "sending":
      return (
        <div className="mt-2 flex flex-col gap-1.5">
          <ProgressBar percent={percentSent(state.sent, file.size)} label={`Upload of ${file.name}`} />
          <p className="text-xs text-muted">{sendingText(state.sent, file.size, state.bytesPerSecond)}</p>
        </div>
      );
    case "reading":
      return (
        <div className="mt-2 flex flex-col gap-1.5">
          <ProgressBar percent={null} label={`Reading ${file.name}`} />
          <p className="text-xs text-muted">Reading the columns…</p>
        </div>
      );
    case "ready":
      return (
        <p className="flex items-center gap-1.5 text-muted">
          <CircleCheck aria-hidden className="size-4 shrink-0 text-good" />
          Ready: {counted(state.rows, "row")}, {counted(state.columns, "column")}
        </p>
      );
    case "failed":
      return (
        <p role="alert" className="mt-0.5 flex items-start gap-1.5 text-wrong">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span className="min-w-0">{state.sentence}</span>
        </p>
      );
  }
}
