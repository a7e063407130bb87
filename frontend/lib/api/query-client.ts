import { QueryClient } from "@tanstack/react-query";
import { isWorthRetryingForEver } from "./polling";

const MOST_RETRIES = 3;

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => failures < MOST_RETRIES && isWorthRetryingForEver(failures, error),
        networkMode: "always",
      },
      mutations: { networkMode: "always" },
    },
  });
}
