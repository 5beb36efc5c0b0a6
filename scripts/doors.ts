// Writes the doors of the bundle: two-line files that import it and call theirs.
import { chmod, writeFile } from "node:fs/promises";

const CLI = `#!/usr/bin/env node
if (Number(process.versions.node.split(".")[0]) < 24) {
  process.stderr.write("Holdfast needs Node 24 or newer, this is " + process.version + ". npm run demo brings one along.\\n");
  process.exit(2);
}
await (await import("./index.js")).door("cli");
`;

await writeFile("dist/cli.js", CLI);
await chmod("dist/cli.js", 0o755);
