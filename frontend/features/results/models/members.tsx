import { BarList } from "@/components/charts/bar-list";
import { Section } from "@/components/ui/card";
import type { Report } from "@/lib/api/jobs";
import { counted, formatShare } from "@/lib/format/numbers";
import { estimatorName } from "@/lib/vocabulary/estimators";
import { SettingsDisclosure } from "./settings-disclosure";

/** What the finished model is made of, and how much of the answer each part gives. */
export function Members({ members }: { members: Report["members"] }) {
  const names = numbered(members.map(({ estimator }) => estimatorName(estimator)));
  return (
    <Section
      title="What the model is made of"
      hint={
        members.length === 1
          ? "One estimator gives the whole answer."
          : `${counted(members.length, "estimator")} answer, and their answers are averaged by these weights.`
      }
    >
      {members.length > 1 ? (
        <BarList
          label="Weights of the estimators"
          most={1}
          bars={members.map(({ weight }, place) => ({
            name: names[place] ?? "",
            value: weight,
            text: formatShare(weight),
          }))}
        />
      ) : null}
      <ul className="mt-4 flex flex-col gap-2 first:mt-0">
        {members.map(({ config }, place) => (
          <li key={place} className="flex flex-wrap gap-x-3 gap-y-1">
            <span className="min-w-32 font-medium">{names[place]}</span>
            <SettingsDisclosure settings={config} of={names[place] ?? ""} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Names made different where one comes several times: "LightGBM 1", "LightGBM 2". */
function numbered(names: string[]): string[] {
  return names.map((name, place) => {
    const alike = names.filter((other) => other === name).length;
    const before = names.slice(0, place).filter((other) => other === name).length;
    return alike > 1 ? `${name} ${before + 1}` : name;
  });
}
