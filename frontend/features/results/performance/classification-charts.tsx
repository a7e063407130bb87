"use client";

import { useState } from "react";
import { Section } from "@/components/ui/card";
import { Select } from "@/components/ui/fields";
import type { Job, Report } from "@/lib/api/jobs";
import { labelText } from "@/lib/vocabulary/columns";
import type { Label } from "../quoted-label";
import { CalibrationChart } from "./calibration-chart";
import { chosenLabels, HARDEST, labelsWithCurves, MOST_CURVES, ofLabels } from "./label-choice";
import { PrecisionRecallChart } from "./precision-recall-chart";
import { RocChart } from "./roc-chart";
import { rowInUse } from "./threshold-point";

interface ClassificationChartsProps {
  job: Job;
  report: Report;
}

export function ClassificationCharts({ job, report }: ClassificationChartsProps) {
  const [choice, setChoice] = useState(HARDEST);
  const all = labelsWithCurves(report);
  if (all.length === 0) return null;
  const labels = chosenLabels(report, choice);
  const inUse = rowInUse(report.thresholds, job.threshold);
  return (
    <Section
      title="How well it ranks, and how far its probabilities can be trusted"
      hint="Each label against all others, on rows that it had never seen."
      actions={all.length > MOST_CURVES ? <LabelSelect labels={all} choice={choice} onChoice={setChoice} /> : null}
    >
      <div className="grid gap-8 md:grid-cols-2 xl:grid-cols-3">
        <RocChart curves={ofLabels(report.roc, labels)} inUse={inUse} />
        <PrecisionRecallChart curves={ofLabels(report.precision_recall, labels)} classes={job.classes} inUse={inUse} />
        <CalibrationChart calibrations={ofLabels(report.calibration, labels)} />
      </div>
    </Section>
  );
}

interface LabelSelectProps {
  labels: Label[];
  choice: string;
  onChoice: (choice: string) => void;
}

function LabelSelect({ labels, choice, onChoice }: LabelSelectProps) {
  return (
    <Select
      aria-label="Labels whose curves are drawn"
      className="w-56"
      value={choice}
      onChange={(event) => onChoice(event.target.value)}
    >
      <option value={HARDEST}>{`The ${MOST_CURVES} hardest labels`}</option>
      {labels.map((label, place) => (
        <option key={place} value={place}>
          {labelText(label)}
        </option>
      ))}
    </Select>
  );
}
