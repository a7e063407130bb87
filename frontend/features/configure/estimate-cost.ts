import type { Dataset } from "@/lib/api/datasets";
import { BYTES_OF_A_CELL, type Container, CONTAINERS, FARGATE_SPOT, LARGEST_CONTAINER } from "./aws-price";

type Size = Pick<Dataset, "num_rows" | "num_columns" | "file_size">;

/** The container that training on this file is given on AWS. */
export function containerFor({ num_rows, num_columns, file_size }: Size): Container {
  const table = (num_rows ?? 0) * (num_columns ?? 0);
  const cells = Math.max(table, Math.floor((file_size ?? 0) / BYTES_OF_A_CELL));
  return CONTAINERS.find(({ mostCells }) => cells <= mostCells) ?? LARGEST_CONTAINER;
}

/** Dollars for a container that runs for so many seconds. */
export function estimateCost({ vcpus, gigabytes }: Container, seconds: number): number {
  const perHour = vcpus * FARGATE_SPOT.dollarsPerVcpuHour + gigabytes * FARGATE_SPOT.dollarsPerGigabyteHour;
  return (perHour * seconds) / 3_600;
}
