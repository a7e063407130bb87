/**
 * What a training container costs on AWS, as assumed for estimates: Fargate Spot, Linux on x86.
 *
 * Spot prices follow demand; these are the usual ones of the region.
 */
export const FARGATE_SPOT = {
  region: "us-east-1",
  dollarsPerVcpuHour: 0.0126,
  dollarsPerGigabyteHour: 0.00138,
} as const;

export interface Container {
  vcpus: number;
  gigabytes: number;
}

/** The containers that training is given on AWS, by the cells that a table may have. */
export const CONTAINERS: readonly (Container & { mostCells: number })[] = [
  { mostCells: 5_000_000, vcpus: 2, gigabytes: 4 },
  { mostCells: 25_000_000, vcpus: 4, gigabytes: 8 },
];

export const LARGEST_CONTAINER: Container = { vcpus: 8, gigabytes: 16 };

/** A cell of long text weighs as many cells as it has room for. */
export const BYTES_OF_A_CELL = 10;
