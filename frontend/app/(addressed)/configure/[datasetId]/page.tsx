import { Configure } from "@/features/configure/configure";

export default async function ConfigurePage({ params }: { params: Promise<{ datasetId: string }> }) {
  const { datasetId } = await params;
  return <Configure datasetId={datasetId} />;
}
