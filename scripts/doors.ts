// Writes the doors of the bundle: short files that import it and call theirs. Takes the bundle's folder, dist unless told.
import { chmod, cp, writeFile } from "node:fs/promises";
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
for (const name of ["main", "post"])
  await writeFile(
    join(folder, `${name}.js`),
    `await (await import("./index.js")).door("${name}");\n`,
  );
// What init writes into a user's repository; a kit and a package have only this folder.
await cp("workflows", join(folder, "workflows"), { recursive: true });
