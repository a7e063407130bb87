"use client";

import { ChevronDown, Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { type Job, useForgetJobs } from "@/lib/api/jobs";
import { filesOf } from "./files";

/** Everything to take away from a job. */
export function DownloadMenu({ job }: { job: Job }) {
  const forget = useForgetJobs();
  const files = filesOf(job);
  return (
    <Menu
      // Links live for an hour, and a page may be open for longer.
      onOpenChange={(open) => {
        if (open) void forget(job.job_id);
      }}
      trigger={
        <Button disabled={files.length === 0}>
          <Download aria-hidden />
          Download
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      {files.map(({ name, purpose, url }) => (
        <MenuItem key={name} asChild>
          <a href={url} download>
            <span className="min-w-0">
              <span className="block font-medium">{name}</span>
              <span className="block text-xs text-muted">{purpose}</span>
            </span>
          </a>
        </MenuItem>
      ))}
    </Menu>
  );
}
