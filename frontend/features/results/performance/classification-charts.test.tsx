import { fireEvent, render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { completedJob, exampleReport } from "../example-results";
import { ClassificationCharts } from "./classification-charts";

const labels = ["a", "b", "c", "d", "<i>e</i>"];

const many = exampleReport({
  labels,
  roc: labels.map((label, place) => ({ label, area: 0.9 - place / 100, x: [0, 1], y: [0, 1] })),
  precision_recall: [],
  calibration: [],
});

describe("the curves of a classification", () => {
  it("say in words what they show", () => {
    render(<ClassificationCharts job={completedJob()} report={exampleReport()} />);
    expect(screen.getByRole("figure", { name: "ROC curve" })).toHaveAccessibleDescription(/88 times in 100/);
    expect(screen.getByRole("figure", { name: "Precision and recall" })).toHaveAccessibleDescription(
      /guessing gives 0.385/,
    );
    expect(screen.getByRole("figure", { name: "Calibration" })).toHaveAccessibleDescription(/off by 3.1 points/);
  });

  it("offer no choice of labels where all are drawn", () => {
    render(<ClassificationCharts job={completedJob()} report={exampleReport()} />);
    expect(screen.queryByRole("combobox")).toBeNull();
  });

  it("show one label when it is chosen, with its name as text", () => {
    render(<ClassificationCharts job={completedJob({ labels })} report={many} />);
    fireEvent.change(screen.getByRole("combobox", { name: "Labels whose curves are drawn" }), { target: { value: "4" } });
    expect(screen.getByText(/a row that is “<i>e<\/i>” is ranked above/)).toBeInTheDocument();
    expect(document.querySelector("i")).toBeNull();
  });
});
