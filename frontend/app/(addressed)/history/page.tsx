import { HistoryPage } from "@/features/history/history-page";

export default function Page() {
  return <HistoryPage />;
}
