import { PageHead } from "@/components/layout/page-head";
import type { Job } from "@/lib/api/jobs";
import { ResultFacts } from "./result-facts";

/** The heading over a job that has ended. */
export function JobHead({ job }: { job: Job }) {
  return (
    <PageHead
      title={
        <>
          Predicting <span className="font-mono">{job.target_column}</span>
        </>
      }
      facts={<ResultFacts job={job} />}
    />
  );
}
