import { ResultsPage } from "@/features/results/results-page";

export default async function Page({ params }: { params: Promise<{ jobId: string }> }) {
  const { jobId } = await params;
  return <ResultsPage jobId={jobId} />;
}
