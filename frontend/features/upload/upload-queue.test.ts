import { describe, expect, it } from "vitest";
import { exampleDataset } from "@/features/datasets/example-dataset";
import type { Dataset } from "@/lib/api/datasets";
import type { SendOrder } from "./send-file";
import { UploadQueue } from "./upload-queue";

interface Sending extends SendOrder {
  end: (dataset: Dataset) => Promise<void>;
  fail: (error: unknown) => Promise<void>;
}

/** A queue whose sending a test has in its hands. */
function openQueue() {
  const sendings: Sending[] = [];
  const abandoned: string[] = [];
  const send = (order: SendOrder) =>
    new Promise<Dataset>((resolve, reject) => {
      sendings.push({
        ...order,
        end: (dataset) => settled(() => resolve(dataset)),
        fail: (error) => settled(() => reject(error)),
      });
    });
  const queue = new UploadQueue(send, (datasetId) => abandoned.push(datasetId));
  const states = () => queue.current().map(({ state }) => state);
  return { queue, sendings, abandoned, states };
}

/** Long enough for the queue to hear of it. */
async function settled(settle: () => void): Promise<void> {
  settle();
  await new Promise((resolve) => setTimeout(resolve));
}

function table(name = "a.csv"): File {
  return new File(["a,b\n1,2\n"], name);
}

const busy = { status: 503, title: "Temporarily unavailable", detail: "Try again.", type: "urn:test" };

describe("the upload queue", () => {
  it("takes a file from waiting to ready", async () => {
    const { queue, sendings, states } = openQueue();
    queue.add([table()]);
    expect(states()).toEqual([{ stage: "sending", sent: 0, bytesPerSecond: null }]);
    sendings[0]!.tell({ kind: "asked", datasetId: "d1" });
    sendings[0]!.tell({ kind: "sent", bytes: 5 });
    expect(states()).toEqual([{ stage: "sending", sent: 5, bytesPerSecond: null }]);
    sendings[0]!.tell({ kind: "arrived" });
    expect(states()).toEqual([{ stage: "reading" }]);
    await sendings[0]!.end(exampleDataset());
    expect(states()).toEqual([{ stage: "ready", datasetId: "d1", rows: 1_309, columns: 14 }]);
  });

  it("keeps a refused file with its reason and sends the others", () => {
    const { queue, sendings, states } = openQueue();
    queue.add([table("a.pdf"), table("b.csv")]);
    expect(states()[0]).toMatchObject({ stage: "failed", canRetry: false });
    expect(sendings.map(({ file }) => file.name)).toEqual(["b.csv"]);
  });

  it("sends three at once and the fourth when one is done", async () => {
    const { queue, sendings, states } = openQueue();
    queue.add(["a.csv", "b.csv", "c.csv", "d.csv"].map(table));
    expect(sendings).toHaveLength(3);
    expect(states()[3]).toEqual({ stage: "waiting" });
    await sendings[1]!.end(exampleDataset());
    expect(sendings[3]?.file.name).toBe("d.csv");
  });

  it("shows why a file cannot be read, and does not offer to send it again", async () => {
    const { queue, sendings, states } = openQueue();
    queue.add([table()]);
    await sendings[0]!.end(exampleDataset({ status: "failed", error_message: "It has no rows." }));
    expect(states()).toEqual([{ stage: "failed", sentence: "It has no rows.", canRetry: false }]);
  });

  it("starts anew after a failure on the way, and leaves nothing of the first try", async () => {
    const { queue, sendings, abandoned } = openQueue();
    queue.add([table()]);
    sendings[0]!.tell({ kind: "asked", datasetId: "d1" });
    await sendings[0]!.fail(new TypeError("Failed to fetch"));
    queue.retry(queue.current()[0]!.id);
    expect(sendings[1]).toMatchObject({ arrivedAs: null });
    expect(abandoned).toEqual(["d1"]);
  });

  it("does not send a file again that has arrived", async () => {
    const { queue, sendings, abandoned, states } = openQueue();
    queue.add([table()]);
    sendings[0]!.tell({ kind: "asked", datasetId: "d1" });
    sendings[0]!.tell({ kind: "arrived" });
    await sendings[0]!.fail(busy);
    queue.retry(queue.current()[0]!.id);
    expect(states()).toEqual([{ stage: "reading" }]);
    expect(sendings[1]).toMatchObject({ arrivedAs: "d1" });
    expect(abandoned).toEqual([]);
  });

  it("sends it again where its dataset is gone", async () => {
    const { queue, sendings } = openQueue();
    queue.add([table()]);
    sendings[0]!.tell({ kind: "asked", datasetId: "d1" });
    sendings[0]!.tell({ kind: "arrived" });
    await sendings[0]!.fail({ ...busy, status: 404 });
    queue.retry(queue.current()[0]!.id);
    expect(sendings[1]).toMatchObject({ arrivedAs: null });
  });

  it("does not offer to send again what is too large", async () => {
    const { queue, sendings, states } = openQueue();
    queue.add([table()]);
    await sendings[0]!.fail({ ...busy, status: 413, detail: "An upload takes up to 5 MiB." });
    expect(states()).toEqual([{ stage: "failed", sentence: "An upload takes up to 5 MiB.", canRetry: false }]);
    queue.retry(queue.current()[0]!.id);
    expect(sendings).toHaveLength(1);
  });

  it("forgets a cancelled file at once and gives its place to the next", async () => {
    const { queue, sendings, abandoned } = openQueue();
    queue.add(["a.csv", "b.csv", "c.csv", "d.csv"].map(table));
    sendings[0]!.tell({ kind: "asked", datasetId: "d1" });
    queue.cancel(queue.current()[0]!.id);
    expect(sendings[0]!.signal.aborted).toBe(true);
    expect(queue.current().map(({ file }) => file.name)).toEqual(["b.csv", "c.csv", "d.csv"]);
    expect(abandoned).toEqual(["d1"]);
    await sendings[0]!.fail(sendings[0]!.signal.reason);
    expect(sendings[3]?.file.name).toBe("d.csv");
  });

  it("leaves no dataset behind that was made while it was cancelled", () => {
    const { queue, sendings, abandoned } = openQueue();
    queue.add([table()]);
    queue.cancel(queue.current()[0]!.id);
    sendings[0]!.tell({ kind: "asked", datasetId: "d1" });
    expect(abandoned).toEqual(["d1"]);
    expect(queue.current()).toEqual([]);
  });

  it("tells of each end, and whether the file came alone", async () => {
    const { queue, sendings } = openQueue();
    const ended: [string, boolean][] = [];
    queue.watchEnds(({ file, alone }) => ended.push([file.name, alone]));
    queue.add([table("a.csv")]);
    queue.add([table("b.csv"), table("c.csv")]);
    await sendings[1]!.fail(busy);
    await sendings[0]!.end(exampleDataset());
    expect(ended).toEqual([
      ["b.csv", false],
      ["a.csv", true],
    ]);
  });

  it("keeps what is under way or can be tried again when it is cleared", async () => {
    const { queue, sendings } = openQueue();
    queue.add(["a.csv", "b.csv", "c.csv", "d.pdf"].map(table));
    await sendings[0]!.end(exampleDataset());
    await sendings[1]!.fail(busy);
    queue.clearSettled();
    expect(queue.current().map(({ file }) => file.name)).toEqual(["b.csv", "c.csv"]);
  });
});
