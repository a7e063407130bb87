const WINDOW_MS = 3_000;
const SHORTEST_MS = 500;

/** How fast bytes go out, over the last seconds: what a whole-time mean says lags behind the network. */
export class SpeedMeter {
  #samples: { at: number; bytes: number }[] = [];

  /** Bytes a second after so many in all; null until there is enough to go by. */
  take(bytes: number, at: number): number | null {
    this.#samples.push({ at, bytes });
    while (this.#samples.length > 2 && (this.#samples[1]?.at ?? at) <= at - WINDOW_MS) this.#samples.shift();
    const first = this.#samples[0];
    if (!first || at - first.at < SHORTEST_MS) return null;
    return Math.max(0, ((bytes - first.bytes) * 1_000) / (at - first.at));
  }
}
