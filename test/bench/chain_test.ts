import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { makeChain } from "../../bench/chain.ts";
import { prepare } from "../../bench/measure.ts";
import type { Manifest } from "../../src/domain/manifest.ts";
import { directory } from "../../src/store/directory.ts";
import { readCatalog } from "../../src/trust/catalog.ts";
import { parsePublicKey } from "../../src/trust/public_key.ts";
import { writeStatement } from "../../src/trust/statement.ts";
import { tempFolder, testMachine, testWith } from "../tools.ts";

const folder = tempFolder();

const TEMPLATE: Manifest = {
  "holdfast-manifest": 1,
  id: "Backup_20260101_0000Z",
  sequence: 1,
  policy: { name: "bench", sha256: "0".repeat(64), text: null },
  commit: null,
  schedule: "manual",
  requester: null,
  label: null,
  taken: "2026-01-01T00:00:00.000Z",
  date: "2026-01-01",
  zone: "UTC",
  run: null,
  host: null,
  version: "0.1.0",
  sources: [],
  absent: [],
  suspicions: [],
  recipients: [],
  previous: { local: null },
  breaks: [],
};

testWith(["ssh-keygen"], "makeChain() makes a chain that the catalog trusts whole", async () => {
  const key = join(folder, "signing");
  prepare({ argv: ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key] });
  const template = join(folder, "store", TEMPLATE.id);
  mkdirSync(template, { recursive: true });
  writeFileSync(join(template, "manifest.json"), writeStatement(TEMPLATE));
  const head = makeChain(template, { key, backups: 30 });
  const publicKey = parsePublicKey(readFileSync(`${key}.pub`, "utf8"));
  if (typeof publicKey === "string") throw new Error(publicKey);
  const store = directory.open({ path: join(folder, "store"), layout: "folder" }, testMachine());
  const catalog = await readCatalog(store, {
    policy: "bench",
    signers: [{ name: "host", key: publicKey, may: ["backup"], last: null }],
    store: "local",
    head,
    pending: null,
    now: new Date(),
  });
  expect(catalog.findings).toEqual([]);
  expect(catalog.entries).toHaveLength(30);
  expect(catalog.entries.flatMap(({ findings }) => findings)).toEqual([]);
  expect(catalog.entries[0]?.id).toBe(head.id);
});
