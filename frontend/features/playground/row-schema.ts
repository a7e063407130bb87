import "@/lib/forms/zod-without-eval";
import * as z from "zod";
import { type FormField, readCell } from "./fields";

/** The form's values by place: names of columns may hold dots and brackets, which a form reads as paths. */
export function rowSchema(fields: readonly FormField[]) {
  return z.object({
    values: z.array(z.string()).superRefine((values, context) => {
      fields.forEach(({ kind }, place) => {
        const { fault } = readCell(kind, values[place] ?? "");
        if (fault !== undefined) context.addIssue({ code: "custom", message: fault, path: [place] });
      });
    }),
  });
}

export type Row = z.infer<ReturnType<typeof rowSchema>>;
