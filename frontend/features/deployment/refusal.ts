import type { Job } from "@/lib/api/jobs";

type Servable = Pick<Job, "status" | "parity" | "onnx_model_download_url">;

/** Why the API would refuse to serve this job's model, as a sentence; null where it would not. */
export function refusalOf({ status, parity, onnx_model_download_url }: Servable): string | null {
  if (status !== "completed") return "Only a completed job has a model to deploy.";
  if (!onnx_model_download_url) return "This job has no ONNX model, so there is nothing to deploy. Train it again to have one.";
  return parity && !parity.passed ? parity.message : null;
}
