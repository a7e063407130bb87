"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import { sentenceOf } from "@/lib/api/problem";
import { fetchSample, type Sample, SAMPLES } from "./samples";

interface SampleMenuProps {
  onSample: (file: File, licence: string) => void;
}

/** For a first try without a file of one's own. */
export function SampleMenu({ onSample }: SampleMenuProps) {
  const [loading, setLoading] = useState(false);

  async function choose(sample: Sample) {
    setLoading(true);
    try {
      onSample(await fetchSample(sample), sample.licence);
    } catch (error) {
      toast.error(sentenceOf(error));
    } finally {
      setLoading(false);
    }
  }

  return (
    <Menu
      align="start"
      trigger={
        <Button disabled={loading}>
          Use a sample
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      {SAMPLES.map((sample) => (
        <MenuItem key={sample.file} onSelect={() => void choose(sample)} className="flex-col items-start gap-0.5">
          <span className="font-medium">{sample.title}</span>
          <span className="text-xs text-muted">{sample.question}</span>
        </MenuItem>
      ))}
    </Menu>
  );
}
