"use client";

import dynamic from "next/dynamic";
import { type Tab, Tabs } from "@/components/ui/tabs";
import type { Job } from "@/lib/api/jobs";
import { isResultTab, type ResultTab, useResultTab } from "./result-tab";
import { TabSkeleton } from "./states/tab-skeleton";

const Performance = dynamic(() => import("./performance/performance").then((part) => part.Performance), { loading: TabSkeleton });
const Explanation = dynamic(() => import("./explanation/explanation").then((part) => part.Explanation), { loading: TabSkeleton });
const Playground = dynamic(() => import("@/features/playground/playground").then((part) => part.Playground), {
  loading: TabSkeleton,
});
const ModelsTried = dynamic(() => import("./models/models-tried").then((part) => part.ModelsTried), { loading: TabSkeleton });
const DataView = dynamic(() => import("./data/data-view").then((part) => part.DataView), { loading: TabSkeleton });
const ReportsView = dynamic(() => import("./reports/reports-view").then((part) => part.ReportsView), { loading: TabSkeleton });
const UseIt = dynamic(() => import("@/features/use-it/use-it").then((part) => part.UseIt), { loading: TabSkeleton });

/** Each tab is fetched when it is first opened. */
export function ResultTabs({ job }: { job: Job }) {
  const [tab, setTab] = useResultTab();
  const tabs: (Tab & { value: ResultTab })[] = [
    { value: "performance", label: "Performance", content: <Performance job={job} /> },
    { value: "explanation", label: "Explanation", content: <Explanation job={job} /> },
    { value: "try", label: "Try it", content: <Playground job={job} /> },
    { value: "models", label: "Models tried", content: <ModelsTried job={job} /> },
    { value: "data", label: "Data", content: <DataView job={job} /> },
    { value: "reports", label: "Reports", content: <ReportsView job={job} /> },
    { value: "use", label: "Use it", content: <UseIt job={job} /> },
  ];
  return (
    <Tabs
      tabs={tabs}
      value={tab}
      onValueChange={(next) => {
        if (isResultTab(next)) void setTab(next);
      }}
      label="Results"
    />
  );
}
