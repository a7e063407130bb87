"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { $api, type Schema } from "@/lib/api/client";
import { useForgetJobs } from "@/lib/api/jobs";
import { type KeyedRequest, keyed } from "./idempotency-key";

/** Start a job and go to it. A request that is sent again, after a double press or a lost answer, is the same job. */
export function useTrain() {
  const router = useRouter();
  const forgetJobs = useForgetJobs();
  const last = useRef<KeyedRequest | null>(null);
  const { mutate, isPending, isSuccess, error } = $api.useMutation("post", "/train", {
    onSuccess: (job) => {
      void forgetJobs();
      router.push(`/training/${job.job_id}`);
    },
  });

  function train(body: Schema<"TrainRequest">) {
    const request = keyed(last.current, body);
    last.current = request;
    mutate({ params: { header: { "Idempotency-Key": request.key } }, body });
  }

  return { train, isStarting: isPending || isSuccess, error };
}
