import { readFileSync } from "node:fs";
import path from "node:path";

const FRONTEND = path.resolve(import.meta.dirname, "..");

export interface TestFile {
  name: string;
  content: string;
}

/** 344 penguins; Species is one of three texts, and two columns give it away. */
export const PENGUINS = testFile("../backend/tests/data/penguins_raw.csv");
/** 2,000 hours; bikers is a number. */
export const BIKES = testFile("../backend/tests/data/bike_sharing_2000.csv");
/** The sample of the first page: 1,309 passengers, and whether each survived. */
export const TITANIC = testFile("public/samples/titanic.csv");

function testFile(place: string): TestFile {
  return { name: path.basename(place), content: readFileSync(path.join(FRONTEND, place), "utf8") };
}

/** A header without a row. */
export const HEADER_ONLY: TestFile = { name: "empty.csv", content: "height,width,kind\n" };

export const ATTACK = "<script>window.attacked = true</script>";
const ATTACK_BY_IMAGE = '<img src=x onerror="window.attacked = true">';

/** A file whose name, column names, labels and cells all try to become part of the page. */
export const HOSTILE: TestFile = {
  name: `${ATTACK_BY_IMAGE}.csv`,
  content: [
    `"${ATTACK}",__proto__,"${ATTACK_BY_IMAGE.replaceAll('"', '""')}",amount`,
    ...Array.from({ length: 120 }, (_, row) => {
      const label = row % 2 ? `"${ATTACK}"` : "constructor";
      const cell = `"${ATTACK_BY_IMAGE.replaceAll('"', '""')}${row % 3}"`;
      return `${label},${(row * 7) % 13},${cell},${row % 2 ? 5 + (row % 5) : 1 + (row % 5)}`;
    }),
  ].join("\n"),
};
