export type UploadState =
  | { stage: "waiting" }
  | { stage: "sending"; sent: number; bytesPerSecond: number | null }
  | { stage: "reading" }
  | { stage: "ready"; datasetId: string; rows: number; columns: number }
  | { stage: "failed"; sentence: string; canRetry: boolean };

/** A file on its way to becoming a dataset. */
export interface Upload {
  readonly id: number;
  readonly file: File;
  readonly licence: string | null;
  /** Chosen by itself, not as one of several. */
  readonly alone: boolean;
  /** Once the API has made a place for it. */
  readonly datasetId: string | null;
  /** Whether the whole file is there, so that trying again need not send it again. */
  readonly arrived: boolean;
  readonly state: UploadState;
}

/** Whether leaving the page now would lose it. */
export function isBeingSent({ state }: Upload): boolean {
  return state.stage === "waiting" || state.stage === "sending";
}
