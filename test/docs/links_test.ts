import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { textOf } from "./page.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const pages = ["", "docs", "docs/decisions"].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name)),
);

for (const page of pages) {
  test(`${page} links to nothing that is not there`, () => {
    expect(linksOf(page).filter((link) => !isThere(page, link))).toEqual([]);
  });
}

test("src/ names no page of docs/ that is not there", () => {
  const named = readdirSync(join(ROOT, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => [
      ...textOf(join(entry.parentPath, entry.name).slice(ROOT.length)).matchAll(
        /\bdocs\/[\w/-]+\.md\b/g,
      ),
    ])
    .map(([path]) => path);
  expect(named).toContain("docs/decisions/broken-chain.md");
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test("every decision is linked or listed where its folder is", () => {
  expect(pages).toContain("README.md");
  const linked = pages.flatMap((page) => linksOf(page).map((link) => join(dirname(page), link)));
  expect(linked).toContain("docs/decisions/");
});

/** Relative targets of links, those in code left out. */
function linksOf(page: string): string[] {
  const text = textOf(page)
    .replace(/^```[\s\S]*?^```$/gm, "")
    .replace(/`[^`\n]*`/g, "");
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target as string)
    .filter((target) => !/^[a-z]+:/.test(target));
}

function isThere(page: string, link: string): boolean {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? page : join(dirname(page), path);
  if (!existsSync(join(ROOT, target))) return false;
  return anchor === undefined || anchorsOf(target).includes(anchor);
}

/** Anchors as GitHub makes them of headings. */
function anchorsOf(page: string): string[] {
  return [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    (heading as string)
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
