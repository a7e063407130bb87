import { TrainingPage } from "@/features/training/training-page";

export default async function Page({ params }: { params: Promise<{ jobId: string }> }) {
  const { jobId } = await params;
  return <TrainingPage key={jobId} jobId={jobId} />;
}
