"use client";

import { Copy, Ellipsis, RotateCcw, Trash2 } from "lucide-react";
import Link from "next/link";
import { type RefObject, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import { configureAddress } from "@/lib/addresses";
import type { JobSummary } from "@/lib/api/jobs";

interface JobMenuProps {
  job: JobSummary;
  onDelete: (job: JobSummary, from: RefObject<HTMLElement | null>) => void;
}

export function JobMenu({ job, onDelete }: JobMenuProps) {
  const trigger = useRef<HTMLButtonElement>(null);

  async function copyId() {
    try {
      await navigator.clipboard.writeText(job.job_id);
      toast.success("The job's id is copied.");
    } catch {
      toast.error(`The browser did not let us copy. The id is ${job.job_id}.`);
    }
  }

  return (
    <Menu
      trigger={
        <Button
          ref={trigger}
          variant="quiet"
          size="icon"
          aria-label={`More for ${job.target_column} from ${job.dataset_name}`}
        >
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      <MenuItem asChild>
        <Link href={configureAddress(job)}>
          <RotateCcw aria-hidden />
          Train again
        </Link>
      </MenuItem>
      <MenuItem onSelect={() => void copyId()}>
        <Copy aria-hidden />
        Copy the job&apos;s id
      </MenuItem>
      <MenuSeparator />
      <MenuItem onSelect={() => onDelete(job, trigger)}>
        <Trash2 aria-hidden />
        Delete…
      </MenuItem>
    </Menu>
  );
}
