import "@/lib/forms/zod-without-eval";
import * as z from "zod/mini";
import { type FormField, readCell } from "./fields";

/** The form's values by place: names of columns may hold dots and brackets, which a form reads as paths. */
export function rowSchema(fields: readonly FormField[]) {
  return z.object({
    values: z.array(z.string()).check(({ value, issues }) => {
      fields.forEach(({ kind }, place) => {
        const { fault } = readCell(kind, value[place] ?? "");
        if (fault !== undefined) issues.push({ code: "custom", message: fault, path: [place], input: value[place] });
      });
    }),
  });
}

export type Row = z.infer<ReturnType<typeof rowSchema>>;
