// Writes the doors of the bundle: short files that import it and call theirs. Takes the bundle's folder, dist unless told.
import { chmod, cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const CLI = `#!/usr/bin/env node
if (Number(process.versions.node.split(".")[0]) < 24) {
  process.stderr.write("Holdfast needs Node 24 or newer, this is " + process.version + ". npm run demo brings one along.\\n");
  process.exit(2);
}
await (await import("./index.js")).door("cli");
`;

const folder = process.argv[2] ?? "dist";
await writeFile(join(folder, "cli.js"), CLI);
await chmod(join(folder, "cli.js"), 0o755);
// The action's: its step, and what cleans up after it. The runner brings its own Node 24.
for (const door of ["main", "post"])
  await writeFile(
    join(folder, `${door}.js`),
    `await (await import("./index.js")).door("${door}");\n`,
  );
// What init writes into a user's repository; a kit and a package have only this folder.
await cp("workflows", join(folder, "workflows"), { recursive: true });
// `npm pack ./dist` makes a package of the bundle alone, without the packages it was made from.
const { name, version, description, license, engines } = JSON.parse(
  await readFile("package.json", "utf8"),
) as Readonly<Record<string, unknown>>;
const bin = { holdfast: "cli.js" };
const shown = { name, version, private: true, type: "module", description, license, bin, engines };
await writeFile(join(folder, "package.json"), `${JSON.stringify(shown, null, 2)}\n`);
