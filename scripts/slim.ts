// Takes the comments out of the bundle: a fifth of it, and GitHub fetches it for every run. What must
// be kept of them stands in dist/licenses.txt. Names and lines stay, so that a stack can be read.
// Takes the bundle's folder, dist unless told.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { transformAsync } from "@babel/core";

const folder = process.argv[2] ?? "dist";
for (const name of await readdir(folder)) {
  if (!name.endsWith(".js")) continue;
  const file = join(folder, name);
  const made = await transformAsync(await readFile(file, "utf8"), {
    babelrc: false,
    configFile: false,
    comments: false,
    compact: false,
    sourceType: "module",
  });
  if (made?.code == null) throw new Error(`Cannot take the comments out of ${file}`);
  await writeFile(file, `${made.code}\n`);
}
