import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import {
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from "age-encryption";
import { resolveKeys } from "../../src/command/policy_keys.ts";
import { parsePolicy } from "../../src/domain/parse_policy.ts";
import type { Policy } from "../../src/domain/policy.ts";
import { writePublicKey } from "../../src/trust/public_key.ts";
import { KINDS, SMALL } from "../domain/policies.ts";
import { tempFolder, testWith } from "../tools.ts";
import { publicOf, sshKey } from "../trust/ssh.ts";

const folder = tempFolder();
const base = parsePolicy(SMALL, KINDS).policy as Policy;
const identity = await generateX25519Identity();
const recipient = await identityToRecipient(identity);
const other = await identityToRecipient(await generateX25519Identity());
const hybrid = await identityToRecipient(await generateHybridIdentity());
const privateFile = sshKey(folder, ["-t", "ed25519"]);
const privateText = readFileSync(privateFile, "utf8");
const [hostKey, anaKey, benKey] = [
  privateFile,
  sshKey(folder, ["-t", "ed25519"]),
  sshKey(folder, ["-t", "ed25519"]),
].map((path) => writePublicKey(publicOf(path))) as [string, string, string];

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return `file:${name}`;
};
const person = (...keys: string[]) => ({ keys, github: null });
const policy = (more: Partial<Policy>): Policy => ({
  ...base,
  recipients: [recipient],
  signers: { host: { key: hostKey, may: ["backup"], last: null } },
  people: { ana: person(anaKey), ben: person(benKey) },
  ...more,
});
const resolved = async (more: Partial<Policy>) =>
  await resolveKeys(policy(more), { folder, lineOf: (path) => path.length });
const complaints = async (more: Partial<Policy>) =>
  (await resolved(more)).complaints.map(({ text }) => text);

test("resolveKeys() reads keys and recipients from the policy and from files beside it", async () => {
  const keys = await resolved({
    recipients: [recipient, file("more.recipients", `# the vault\n\n${other}\n`)],
    signers: {
      host: {
        key: file("host.pub", `${hostKey} root@host\n`),
        may: ["backup", "prune"],
        last: null,
      },
    },
    people: { ana: person(`${anaKey} ana@example.org`, file("ana.pub", `${benKey}\r\n`)) },
  });
  expect(keys.complaints).toEqual([]);
  expect(keys.recipients).toEqual([recipient, other]);
  expect(keys.signers.map(({ name, key, may }) => [name, writePublicKey(key), may])).toEqual([
    ["host", hostKey, ["backup", "prune"]],
  ]);
  expect(keys.people.map(({ name, keys: list }) => [name, list.map(writePublicKey)])).toEqual([
    ["ana", [anaKey, benKey]],
  ]);
});

test("resolveKeys() reads post-quantum recipients, in the policy and in a file", async () => {
  expect(await complaints({ recipients: [hybrid] })).toEqual([]);
  expect(await complaints({ recipients: [file("hybrid.recipient", `${hybrid}\n`)] })).toEqual([]);
});

describe("resolveKeys() refuses", () => {
  mkdirSync(join(folder, "folder"));
  const signer = (key: string): Partial<Policy> => ({
    signers: { host: { key, may: ["backup"], last: null } },
  });
  const secretKey = "is a private key, expected the public one (the line in the .pub file)";
  const rows: [title: string, more: Partial<Policy>, complaints: string[]][] = [
    ["a private key for a signer", signer(privateText), [`signers.host.key ${secretKey}`]],
    [
      "the file of a private key for a signer",
      signer(file("signing", privateText)),
      [`signers.host.key ${secretKey}`],
    ],
    [
      "a private key for a person",
      { people: { ana: person(anaKey, privateText) } },
      [`people.ana.keys[1] ${secretKey}`],
    ],
    [
      "an age identity for a person",
      { people: { ana: person(identity) } },
      [`people.ana.keys[0] ${secretKey}`],
    ],
    [
      "an age recipient for a person",
      { people: { ana: person(recipient) } },
      ["people.ana.keys[0] is an age recipient, expected an OpenSSH public key line"],
    ],
    [
      "an age recipient for a signer, by its file",
      signer(file("swapped", `${recipient}\n`)),
      ["signers.host.key is an age recipient, expected an OpenSSH public key line"],
    ],
    [
      "an identity for a recipient",
      { recipients: [identity] },
      [
        "recipients[0] is a secret key, expected the public recipient (age1…); take it out of the policy and make a new identity",
      ],
    ],
    [
      "an identity file for a recipient",
      {
        recipients: [
          file("identity.txt", `# created: now\n# public key: ${recipient}\n${identity}\n`),
        ],
      },
      [expect.stringMatching(/^recipients\[0\] is a secret key, /) as never],
    ],
    [
      "an SSH private key for a recipient",
      { recipients: [privateText] },
      ["recipients[0] is a private key, expected an age recipient (age1…)"],
    ],
    [
      "an SSH key for a recipient",
      { recipients: [hostKey] },
      ["recipients[0] is an SSH key, expected an age recipient (age1…)"],
    ],
    [
      "a recipient with a letter less",
      { recipients: [recipient.slice(0, -1)] },
      ["recipients[0] is no age recipient (age1…): is a character missing?"],
    ],
    [
      "a recipient with two letters swapped",
      { recipients: [swapped(recipient)] },
      ["recipients[0] is no age recipient (age1…): is a character missing?"],
    ],
    [
      "a recipient in upper case",
      { recipients: [recipient.toUpperCase()] },
      ["recipients[0] is no age recipient (age1…): is a character missing?"],
    ],
    [
      "recipients of two kinds",
      { recipients: [recipient, hybrid] },
      ["recipients mixes X25519 (age1…) and post-quantum (age1pq1…) recipients, expected one kind"],
    ],
    [
      "recipients of two kinds in one file",
      { recipients: [file("both", `${hybrid}\n${recipient}\n`)] },
      ["recipients mixes X25519 (age1…) and post-quantum (age1pq1…) recipients, expected one kind"],
    ],
    [
      "a recipient that is there twice",
      { recipients: [recipient, file("again", recipient)] },
      ["recipients[1] is there twice"],
    ],
    [
      "a file without a recipient",
      { recipients: [file("none", "# nothing\n")] },
      ["recipients[0] holds no recipient"],
    ],
    [
      "a file that is not there",
      signer("file:nowhere.pub"),
      ["signers.host.key names a file that cannot be read (there is no such file)"],
    ],
    [
      "a folder",
      signer("file:folder"),
      ["signers.host.key names a file that cannot be read (it is no plain file)"],
    ],
    [
      "a device without end",
      { recipients: ["file:/dev/zero"] },
      ["recipients[0] names a file that cannot be read (it is no plain file)"],
    ],
    [
      "a huge file",
      signer(file("huge", `${hostKey}\n`.repeat(2000))),
      ["signers.host.key names a file that cannot be read (it is too large for a public key)"],
    ],
    [
      "a file with a zero byte in its name",
      signer("file:a\0b"),
      [expect.stringMatching(/^signers\.host\.key names a file that cannot be read \(/) as never],
    ],
    [
      "a file of two keys",
      signer(file("two", `${hostKey}\n${anaKey}\n`)),
      [
        expect.stringMatching(
          /^signers\.host\.key is no OpenSSH public key that counts: /,
        ) as never,
      ],
    ],
    [
      "two people with one key",
      { people: { ana: person(anaKey), ben: person(benKey, `${anaKey} another comment`) } },
      ["people.ben.keys[1] is the key of people.ana too"],
    ],
    [
      "two people with one key, one of them by a file",
      { people: { ana: person(anaKey), ben: person(file("same.pub", anaKey)) } },
      ["people.ben.keys[0] is the key of people.ana too"],
    ],
  ];
  for (const [title, more, expected] of rows) {
    test(title, async () => {
      const found = await complaints(more);
      expect(found).toEqual(expected);
      expect(JSON.stringify(found)).not.toMatch(/AGE-SECRET-KEY-1|b3BlbnNzaC1rZXk|AAAAC3Nza/i);
    });
  }
});

test("resolveKeys() refuses a named pipe instead of waiting for it", async () => {
  const { execFileSync } = await import("node:child_process");
  execFileSync("mkfifo", [join(folder, "pipe")]);
  expect(await complaints({ recipients: ["file:pipe"] })).toEqual([
    "recipients[0] names a file that cannot be read (it is no plain file)",
  ]);
});

testWith(["a plain user"], "resolveKeys() says that a file may not be read", async () => {
  const { chmodSync } = await import("node:fs");
  const name = file("closed.pub", hostKey);
  chmodSync(join(folder, "closed.pub"), 0);
  expect(await complaints({ recipients: [name] })).toEqual([
    "recipients[0] names a file that cannot be read (EACCES)",
  ]);
});

test("resolveKeys() allows a signer who is a person too, and one person two keys", async () => {
  expect(
    await complaints({ people: { ana: person(hostKey), ben: person(benKey, anaKey) } }),
  ).toEqual([]);
});

test("resolveKeys() tells all that is wrong at once, by line", async () => {
  const found = await resolved({
    recipients: [identity],
    people: { ana: person(privateText), ben: person("x") },
  });
  expect(found.complaints.map(({ line, path }) => [line, path])).toEqual([
    [2, "recipients[0]"],
    [4, "people.ana.keys[0]"],
    [4, "people.ben.keys[0]"],
  ]);
});

function swapped(text: string): string {
  const at = [...text].findIndex((letter, index) => index > 5 && letter !== text[index + 1]);
  return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
}
