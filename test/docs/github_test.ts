import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { EXACT } from "../../src/domain/exact_crons.ts";
import { fill } from "../rehearsal/expression.ts";
import { readWorkflow } from "../rehearsal/workflow.ts";
import { below, rowsOf, textOf } from "./page.ts";

const page = textOf("docs/github.md");
const folder = fileURLToPath(new URL("../../workflows", import.meta.url));

test("docs/github.md names every job of workflows/, where it runs and what it may do", async () => {
  const jobs: string[][] = [];
  for (const name of readdirSync(folder)) {
    const workflow = await readWorkflow(`${folder}/${name}`);
    for (const { id, runsOn, environment, permissions } of workflow.jobs) {
      const place = environment as string | { name: string } | null;
      const rights = Object.entries(fill(permissions ?? {}, {}) as Record<string, string>);
      jobs.push([
        name,
        id,
        Array.isArray(runsOn) ? "your runner" : "GitHub's",
        typeof place === "string" ? place : (place?.name ?? "none"),
        rights
          .map((right) => right.join(": "))
          .sort()
          .join(", "),
      ]);
    }
  }
  expect(rowsOf(below(page, "The workflows")).toSorted()).toEqual(jobs.toSorted());
});

test("docs/github.md shows the mark of exact crons as it is", () => {
  expect(page).toContain(`\`${EXACT}\``);
});
