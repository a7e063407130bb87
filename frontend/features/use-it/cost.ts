/** List prices of AWS in us-east-1 in US dollars, Lambda on arm64, without what new accounts get for free. */
export const PRICES = {
  instanceHour: 0.115,
  lambdaMillionRequests: 0.2,
  lambdaGigabyteSecond: 0.0000133334,
  apiMillionRequests: 3.5,
} as const;

/** What one prediction is taken to need, and how long a month is. */
export const ASSUMPTIONS = {
  instance: "ml.m5.large",
  hoursPerMonth: 730,
  memoryGigabytes: 1,
  secondsPerPrediction: 0.1,
} as const;

const MILLION = 1_000_000;

/** Dollars for one prediction that is paid by the call. */
export function dollarsPerPrediction(): number {
  const { memoryGigabytes, secondsPerPrediction } = ASSUMPTIONS;
  return (
    (PRICES.lambdaMillionRequests + PRICES.apiMillionRequests) / MILLION +
    memoryGigabytes * secondsPerPrediction * PRICES.lambdaGigabyteSecond
  );
}

/** Dollars a month for an endpoint that runs day and night, whether it is asked or not. */
export function dollarsOfEndpoint(): number {
  return PRICES.instanceHour * ASSUMPTIONS.hoursPerMonth;
}

/** From how many predictions a month on the endpoint is the cheaper one. */
export function evenPredictions(): number {
  return dollarsOfEndpoint() / dollarsPerPrediction();
}
