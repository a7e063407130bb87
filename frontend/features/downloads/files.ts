import type { Job } from "@/lib/api/jobs";

export interface JobFile {
  name: string;
  /** What it is good for. */
  purpose: string;
  url: string;
}

type Links = Pick<
  Job,
  | "onnx_model_download_url"
  | "model_download_url"
  | "model_card_download_url"
  | "training_report_download_url"
  | "eda_report_download_url"
  | "reproduce_download_url"
  | "signature_download_url"
  | "explainer_download_url"
>;

const FILES: { link: keyof Links; name: string; purpose: string }[] = [
  { link: "onnx_model_download_url", name: "model.onnx", purpose: "Raw columns in, answers out; runs wherever ONNX Runtime does" },
  { link: "model_download_url", name: "model.pkl", purpose: "The same as Python objects" },
  { link: "model_card_download_url", name: "Model card", purpose: "Data, scores, limits and how to run it, as Markdown" },
  { link: "training_report_download_url", name: "Training report", purpose: "Scores and charts as one page" },
  { link: "eda_report_download_url", name: "Data report", purpose: "Every column of the file as one page" },
  { link: "reproduce_download_url", name: "reproduce.py", purpose: "Makes the same model again from the file" },
  { link: "signature_download_url", name: "signature.json", purpose: "What goes in and out, with an example" },
  { link: "explainer_download_url", name: "explainer.onnx", purpose: "What each column adds to an answer" },
];

/** The files that a job left, in the order in which people ask for them. */
export function filesOf(links: Links): JobFile[] {
  return FILES.flatMap(({ link, name, purpose }) => {
    const url = links[link];
    return url ? [{ name, purpose, url }] : [];
  });
}
