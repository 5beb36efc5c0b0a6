// Writes the doors of the bundle: short files that import it and call theirs. Takes the bundle's folder, dist unless told.
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";

const CLI = `#!/usr/bin/env node
if (Number(process.versions.node.split(".")[0]) < 24) {
  process.stderr.write("Holdfast needs Node 24 or newer, this is " + process.version + ". npm run demo brings one along.\\n");
  process.exit(2);
}
await (await import("./index.js")).door("cli");
`;

const file = join(process.argv[2] ?? "dist", "cli.js");
await writeFile(file, CLI);
await chmod(file, 0o755);
