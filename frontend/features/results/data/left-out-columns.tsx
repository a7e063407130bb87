import { Badge } from "@/components/ui/badge";
import { Section } from "@/components/ui/card";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import type { Job } from "@/lib/api/jobs";
import { counted } from "@/lib/format/numbers";
import { ROLES } from "@/lib/vocabulary/columns";

type LeftOut = Job["left_out"][number];

/** Columns that the model does not use, each with its reason. */
export function LeftOutColumns({ columns }: { columns: LeftOut[] }) {
  return (
    <Section
      title="Columns left out"
      hint={
        columns.length === 0
          ? "None: the model uses every column of the file."
          : `${counted(columns.length, "column")} of the file. Retrain to include one of them all the same.`
      }
    >
      {columns.length > 0 ? (
        <div className="max-h-96 overflow-y-auto">
          <Table caption="Columns left out, and why">
            <thead>
              <tr>
                <HeadCell>column</HeadCell>
                <HeadCell>what it is</HeadCell>
                <HeadCell>why</HeadCell>
              </tr>
            </thead>
            <tbody>
              {columns.map((column, place) => (
                <tr key={place}>
                  <HeadCell scope="row" className="max-w-60 truncate font-mono text-text" title={column.column}>
                    {column.column}
                  </HeadCell>
                  <Cell className="whitespace-nowrap">
                    <RoleBadge role={column.role} />
                  </Cell>
                  <Cell className="min-w-64">{column.reason}</Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      ) : null}
    </Section>
  );
}

function RoleBadge({ role }: Pick<LeftOut, "role">) {
  if (role === null) return <Badge>your choice</Badge>;
  return <Badge tone={role === "leak" ? "careful" : "neutral"}>{ROLES[role]}</Badge>;
}
