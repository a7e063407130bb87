"use client";

import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Section } from "@/components/ui/card";
import { Segmented } from "@/components/ui/segmented";
import { Cell, Table } from "@/components/ui/table";
import type { Job } from "@/lib/api/jobs";
import { configurationRows } from "./configuration";
import { HeadRow } from "./head-row";

type Shown = "differences" | "everything";

/** What was asked for and what came of it, where the jobs differ or in whole. */
export function ConfigurationTable({ jobs }: { jobs: readonly Job[] }) {
  const [shown, setShown] = useState<Shown>("differences");
  const all = configurationRows(jobs);
  const rows = shown === "everything" ? all : all.filter(({ differs }) => differs);
  return (
    <Section
      title="Configuration"
      actions={
        <Segmented<Shown>
          label="Rows of the configuration"
          value={shown}
          onValueChange={setShown}
          options={[
            { value: "differences", label: "Differences" },
            { value: "everything", label: "Everything" },
          ]}
        />
      }
    >
      {rows.length === 0 ? (
        <p className="text-muted">{jobs.length > 1 ? "The jobs do not differ in anything." : "Add a second job to see where they differ."}</p>
      ) : (
        <Table caption="Configurations of the jobs side by side">
          <HeadRow first="Setting" jobs={jobs} />
          <tbody>
            {rows.map(({ name, values, differs }) => (
              <tr key={name}>
                <th scope="row" className="border-b border-line py-2 pr-3 text-left align-top font-normal">
                  {name}
                  {differs && shown === "everything" ? <Badge className="ml-2">differs</Badge> : null}
                </th>
                {values.map((value, place) => (
                  <Cell key={place} className="max-w-64 align-top">
                    {value}
                  </Cell>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}
