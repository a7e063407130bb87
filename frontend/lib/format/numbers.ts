const LANGUAGE = "en";

const whole = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 0 });

/** "53,940". */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** "1 row", "53,940 rows". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** A score as people compare them: three digits after the point, "0.931"; "0.000" has no sign. */
export function formatScore(score: number): string {
  if (Math.abs(score) >= 1_000) return formatNumber(score);
  return withMinus(Math.abs(score) < 0.0005 ? "0.000" : score.toFixed(3));
}

/** Any number with so many sensible digits: "18,500", "−0.00123", "1.2e+15". */
export function formatNumber(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e15 || size < 1e-6)) return withMinus(value.toExponential(digits - 1));
  const before = size >= 1 ? Math.floor(Math.log10(size)) + 1 : 0;
  if (before >= digits) return withMinus(whole.format(value));
  return withMinus(new Intl.NumberFormat(LANGUAGE, { maximumSignificantDigits: digits }).format(value));
}

/** With the sign that is as wide as a plus, in place of the hyphen. */
function withMinus(text: string): string {
  return text.replace(/^-/, "\u2212");
}

/** Of a share: "27 %", "0.4 %"; errors may be above 1, "153 %". */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (percent === 0 || percent === 100) return `${percent} %`;
  if (percent < 0.1) return "< 0.1 %";
  if (percent > 99.9 && percent < 100) return "> 99.9 %";
  const digits = percent < 10 || (percent > 99 && percent < 100) ? 1 : 0;
  return `${percent.toFixed(digits)} %`;
}

const SIZES = ["B", "kB", "MB", "GB", "TB"];

/** Bytes as "467 kB", "1.2 GB"; a kB is 1,000 bytes. */
export function formatBytes(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(SIZES.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1_000 ** step;
  return `${step > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} ${SIZES[step]}`;
}

/** Dollars: "$0.02"; below a cent "< $0.01", at nothing "$0". */
export function formatDollars(dollars: number): string {
  if (dollars === 0) return "$0";
  return dollars < 0.01 ? "< $0.01" : `$${dollars.toFixed(2)}`;
}
