import { counted, formatBytes } from "@/lib/format/numbers";
import { isBeingSent, type Upload } from "./upload";

/** Whole percents, 100 only once everything is out. */
export function percentSent(sent: number, total: number): number {
  return total > 0 ? Math.floor((Math.min(sent, total) / total) * 100) : 0;
}

/** "41 of 60 MB", "900 kB of 60 MB". */
export function amountSent(sent: number, total: number): string {
  const part = formatBytes(sent);
  const whole = formatBytes(total);
  const [amount, unit] = part.split(" ");
  return `${unit === whole.split(" ")[1] ? amount : part} of ${whole}`;
}

/** "68 % · 41 of 60 MB · 12 MB/s". */
export function sendingText(sent: number, total: number, bytesPerSecond: number | null): string {
  const speed = bytesPerSecond ? [`${formatBytes(bytesPerSecond)}/s`] : [];
  return [`${percentSent(sent, total)} %`, amountSent(sent, total), ...speed].join(" · ");
}

/** For the browser's tab: how far the files are, or the page's own name. */
export function uploadTitle(uploads: readonly Upload[]): string {
  const underWay = uploads.filter(isBeingSent);
  const [first] = underWay;
  if (!first) return uploads.some(({ state }) => state.stage === "reading") ? "Reading the columns" : "Upload";
  const sent = underWay.reduce((sum, { state }) => sum + (state.stage === "sending" ? state.sent : 0), 0);
  const total = underWay.reduce((sum, { file }) => sum + file.size, 0);
  const what = underWay.length === 1 ? first.file.name : counted(underWay.length, "file");
  return `${percentSent(sent, total)} % · ${what}`;
}
