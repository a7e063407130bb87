"use client";

import { Upload } from "lucide-react";
import { Button } from "@/components/ui/button";
import { SampleMenu } from "@/features/samples/sample-menu";
import { FILE_INPUT_ID } from "./drop-area";

interface DropBoxProps {
  onChoose: () => void;
  onSample: (file: File, licence: string) => void;
}

export function DropBox({ onChoose, onSample }: DropBoxProps) {
  return (
    <div className="relative flex flex-col items-center gap-4 rounded-lg border-2 border-dashed border-line-strong/60 bg-sunken/50 px-4 py-10 text-center transition-colors duration-150 hover:border-accent sm:py-14">
      <Upload aria-hidden className="size-6 text-muted" />
      {/* Stretched over the box: a click anywhere in it opens the file picker. */}
      <label htmlFor={FILE_INPUT_ID} className="cursor-pointer text-base font-semibold after:absolute after:inset-0">
        Drop a CSV here, or choose a file
      </label>
      <div className="relative flex flex-wrap justify-center gap-2">
        <Button variant="primary" onClick={onChoose}>
          Choose files
        </Button>
        <SampleMenu onSample={onSample} />
      </div>
      <p className="max-w-prose text-xs text-muted">
        CSV, TSV, TXT or Parquet with a header line, plain or as .gz, up to 1 GiB each. Dropping works anywhere on this
        page, and so does pasting a file or rows from a spreadsheet.
      </p>
    </div>
  );
}
