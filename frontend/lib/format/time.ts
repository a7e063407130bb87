const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time as a person says it: "0.8 s", "14 s", "2 min 41 s", "1 h 5 min". */
export function formatDuration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < MINUTE) return `${whole} s`;
  if (whole < HOUR) return parts(whole, MINUTE, "min", "s");
  return parts(Math.round(whole / MINUTE), MINUTE, "h", "min");
}

function parts(total: number, size: number, large: string, small: string): string {
  const rest = total % size;
  const first = `${Math.floor(total / size)} ${large}`;
  return rest ? `${first} ${rest} ${small}` : first;
}

/** A clock that runs: "2:41", "1:05:00". */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.floor(whole / MINUTE);
  if (minutes < 60) return `${minutes}:${two(whole % MINUTE)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % MINUTE)}`;
}

/** "2 min ago", "in 3 h", "just now"; a date once it is a week away. */
export function formatRelative(when: Date, now: Date): string {
  const seconds = (now.getTime() - when.getTime()) / 1_000;
  const size = Math.abs(seconds);
  if (size < 10) return "just now";
  if (size >= 7 * DAY) return formatDate(when);
  const [unit, name] = size < MINUTE ? [1, "s"] : size < HOUR ? [MINUTE, "min"] : size < DAY ? [HOUR, "h"] : [DAY, "d"];
  const amount = `${Math.floor(size / (unit as number))} ${name}`;
  return seconds > 0 ? `${amount} ago` : `in ${amount}`;
}

/** "22 Nov 2026". */
export function formatDate(when: Date): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" }).format(when);
}

/** "22 Nov 2026, 14:38:25". */
export function formatMoment(when: Date): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" }).format(when);
}

/** "14:38:25". */
export function formatTimeOfDay(when: Date): string {
  return new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" }).format(when);
}
