import { describe, expect, it } from "vitest";
import { aColumn, aNumberColumn } from "./column-fixture";
import { obstacleTo } from "./obstacle";

const fine = { rows: 1_000, problemType: "classification", features: 3, used: 2 } as const;

describe("obstacleTo", () => {
  it("finds none where a model can be trained", () => {
    expect(obstacleTo({ ...fine, column: aColumn({ name: "churn" }) })).toBeNull();
    expect(obstacleTo({ ...fine, column: aNumberColumn({ name: "price" }), problemType: "regression" })).toBeNull();
  });

  it("asks for a target first", () => {
    expect(obstacleTo({ ...fine, column: undefined })).toBe("Choose the column to predict first.");
  });

  it("counts the rows that have a value", () => {
    expect(obstacleTo({ ...fine, column: aColumn({ name: "churn", missing: 993 }) })).toBe(
      "Only 7 of 1,000 rows have a value in “churn”, and training needs at least 10. Choose another column to predict.",
    );
    expect(obstacleTo({ ...fine, column: aColumn({ name: "churn", missing: 1_000 }) })).toMatch(/^No row has a value/);
  });

  it("refuses a single value", () => {
    expect(obstacleTo({ ...fine, column: aColumn({ name: "churn", distinct: 1 }) })).toMatch(/only one value/);
  });

  it("takes a hundred classes and no more", () => {
    expect(obstacleTo({ ...fine, column: aColumn({ name: "city", distinct: 100 }) })).toBeNull();
    expect(obstacleTo({ ...fine, column: aColumn({ name: "city", distinct: 101 }) })).toBe(
      "“city” has 101 different values, and classification takes at most 100 classes. Choose another column.",
    );
  });

  it("advises regression where the classes are numbers", () => {
    expect(obstacleTo({ ...fine, column: aNumberColumn({ name: "price" }) })).toMatch(/Choose regression/);
  });

  it("does not predict texts as numbers", () => {
    expect(obstacleTo({ ...fine, column: aColumn({ name: "churn" }), problemType: "regression" })).toMatch(
      /^Regression predicts numbers/,
    );
  });

  it("wants something to learn from", () => {
    const column = aColumn({ name: "churn" });
    expect(obstacleTo({ ...fine, column, used: 0 })).toMatch(/Switch on at least one/);
    expect(obstacleTo({ ...fine, column, features: 0, used: 0 })).toMatch(/no other column/);
  });
});
