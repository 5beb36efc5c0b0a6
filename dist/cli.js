#!/usr/bin/env node
if (Number(process.versions.node.split(".")[0]) < 24) {
  process.stderr.write("Holdfast needs Node 24 or newer, this is " + process.version + ". npm run demo brings one along.\n");
  process.exit(2);
}
await (await import("./index.js")).door("cli");
