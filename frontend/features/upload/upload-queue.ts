import type { Dataset } from "@/lib/api/datasets";
import { isProblem, sentenceOf } from "@/lib/api/problem";
import { refusalOf } from "./file-check";
import type { News, SendOrder } from "./send-file";
import { SpeedMeter } from "./speed-meter";
import type { Upload, UploadState } from "./upload";

/** More at once would only share the same line. */
const MOST_AT_ONCE = 3;
/** Of too large a file, or one that the API does not take: the same file would be refused again. */
const FINAL_REFUSALS = [413, 422];

const SENDING: UploadState = { stage: "sending", sent: 0, bytesPerSecond: null };

type Change = Partial<Pick<Upload, "datasetId" | "arrived" | "state">>;

/** The files on their way. It outlives the page that shows it, so that one can look elsewhere meanwhile. */
export class UploadQueue {
  #uploads: readonly Upload[] = [];
  #nextId = 1;
  readonly #aborts = new Map<number, AbortController>();
  readonly #watchers = new Set<() => void>();
  readonly #endWatchers = new Set<(upload: Upload) => void>();
  readonly #send: (order: SendOrder) => Promise<Dataset>;
  readonly #abandon: (datasetId: string) => void;

  constructor(send: (order: SendOrder) => Promise<Dataset>, abandon: (datasetId: string) => void) {
    this.#send = send;
    this.#abandon = abandon;
  }

  readonly current = (): readonly Upload[] => this.#uploads;

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  };

  /** Hear of each upload that is ready or failed. */
  readonly watchEnds = (watcher: (upload: Upload) => void): (() => void) => {
    this.#endWatchers.add(watcher);
    return () => void this.#endWatchers.delete(watcher);
  };

  /** Send these; what is not worth sending is kept with the reason. */
  readonly add = (files: readonly File[], licence: string | null = null): void => {
    const added = files.map((file): Upload => {
      const sentence = refusalOf(file);
      return {
        id: this.#nextId++,
        file,
        licence,
        alone: files.length === 1,
        datasetId: null,
        arrived: false,
        state: sentence ? { stage: "failed", sentence, canRetry: false } : { stage: "waiting" },
      };
    });
    this.#publish([...this.#uploads, ...added]);
    this.#startWaiting();
  };

  /** Stop it and leave nothing of it behind. */
  cancel(id: number): void {
    const upload = this.#find(id);
    this.#aborts.get(id)?.abort();
    this.#drop(id);
    if (upload?.datasetId) this.#abandon(upload.datasetId);
  }

  /** Once more, from where it failed: a file that has arrived is not sent again. */
  retry(id: number): void {
    const upload = this.#find(id);
    if (upload?.state.stage !== "failed" || !upload.state.canRetry) return;
    this.#abandonUnlessArrived(upload);
    this.#change(id, { datasetId: upload.arrived ? upload.datasetId : null, state: { stage: "waiting" } });
    this.#startWaiting();
  }

  /** Take an ended one off the list. */
  dismiss(id: number): void {
    const upload = this.#find(id);
    if (!upload) return;
    this.#drop(id);
    this.#abandonUnlessArrived(upload);
  }

  /** Keep only what somebody may still wait for or do something about. */
  readonly clearSettled = (): void => {
    this.#publish(
      this.#uploads.filter(({ state }) => state.stage !== "ready" && (state.stage !== "failed" || state.canRetry)),
    );
  };

  #startWaiting(): void {
    for (const upload of this.#uploads) {
      if (this.#aborts.size >= MOST_AT_ONCE) return;
      if (upload.state.stage === "waiting") void this.#run(upload);
    }
  }

  async #run({ id, file, licence, arrived, datasetId }: Upload): Promise<void> {
    const abort = new AbortController();
    const { signal } = abort;
    const speed = new SpeedMeter();
    this.#aborts.set(id, abort);
    this.#change(id, { state: arrived ? { stage: "reading" } : SENDING });
    const tell = (news: News) => this.#hear(id, news, speed, signal);
    try {
      const dataset = await this.#send({ file, licence, arrivedAs: arrived ? datasetId : null, signal, tell });
      if (!signal.aborted) this.#end(id, { state: endOf(dataset) });
    } catch (error) {
      if (!signal.aborted) this.#end(id, failureOf(error));
    } finally {
      this.#aborts.delete(id);
      this.#startWaiting();
    }
  }

  #hear(id: number, news: News, speed: SpeedMeter, signal: AbortSignal): void {
    if (signal.aborted) {
      // It was called off while the API was making a place for it.
      if (news.kind === "asked") this.#abandon(news.datasetId);
      return;
    }
    switch (news.kind) {
      case "asked":
        return this.#change(id, { datasetId: news.datasetId });
      case "sent": {
        const bytesPerSecond = speed.take(news.bytes, performance.now());
        return this.#change(id, { state: { stage: "sending", sent: news.bytes, bytesPerSecond } });
      }
      case "arrived":
        return this.#change(id, { arrived: true, state: { stage: "reading" } });
    }
  }

  #end(id: number, change: Change): void {
    this.#change(id, change);
    const upload = this.#find(id);
    if (upload) this.#endWatchers.forEach((watcher) => watcher(upload));
  }

  #abandonUnlessArrived({ datasetId, arrived }: Upload): void {
    if (datasetId && !arrived) this.#abandon(datasetId);
  }

  #find(id: number): Upload | undefined {
    return this.#uploads.find((upload) => upload.id === id);
  }

  #change(id: number, change: Change): void {
    this.#publish(this.#uploads.map((upload) => (upload.id === id ? { ...upload, ...change } : upload)));
  }

  #drop(id: number): void {
    this.#publish(this.#uploads.filter((upload) => upload.id !== id));
  }

  #publish(uploads: readonly Upload[]): void {
    this.#uploads = uploads;
    this.#watchers.forEach((watcher) => watcher());
  }
}

function endOf({ dataset_id, status, num_rows, num_columns, error_message }: Dataset): UploadState {
  if (status === "ready") {
    return { stage: "ready", datasetId: dataset_id, rows: num_rows ?? 0, columns: num_columns ?? 0 };
  }
  return { stage: "failed", sentence: error_message ?? "The file cannot be read as a table.", canRetry: false };
}

function failureOf(error: unknown): Change {
  const status = isProblem(error) ? error.status : null;
  const canRetry = status === null || !FINAL_REFUSALS.includes(status);
  const state: UploadState = { stage: "failed", sentence: sentenceOf(error), canRetry };
  // Somebody deleted the dataset meanwhile: trying again has to send the file again.
  return status === 404 ? { state, datasetId: null, arrived: false } : { state };
}
