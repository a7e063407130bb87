import { type Settings, settingText } from "./settings";

/** An estimator's settings behind a word; nothing where it has none. */
export function SettingsDisclosure({ settings, of }: { settings: Settings; of: string }) {
  const entries = Object.entries(settings);
  if (entries.length === 0) return <span className="text-muted">–</span>;
  return (
    <details>
      <summary className="w-fit rounded-sm text-accent underline-offset-4 hover:underline">
        Settings<span className="sr-only">{` of ${of}`}</span>
      </summary>
      <dl className="mt-2 grid w-fit grid-cols-[auto_auto] gap-x-4 gap-y-0.5 font-mono text-xs">
        {entries.map(([name, value], place) => (
          <div key={place} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd>{settingText(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
