import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { armor, Encrypter, generateHybridIdentity, identityToRecipient } from "age-encryption";
import { makeIdentity, parseIdentities, recipientOf } from "../../src/pipe/identity.ts";
import { parseRecipient } from "../../src/pipe/recipient.ts";
import { tempFolder, testMachine, testWith } from "../tools.ts";
import { KEYS } from "./pipe_tools.ts";

const folder = tempFolder();
const HYBRID = await generateHybridIdentity();
const FILE = `# created: 2026-11-20T02:00:00Z\n# public key: ${KEYS.recipient}\n${KEYS.identity}\n`;

/** An identity file under the passphrase "open sesame", cheap to open. */
async function locked(text: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase("open sesame");
  encrypter.setScryptWorkFactor(10);
  return await encrypter.encrypt(text);
}

describe("parseIdentities()", () => {
  test.each([
    ["as age-keygen writes it", FILE, [KEYS.identity]],
    [
      "with several keys and Windows line ends",
      `${KEYS.identity}\r\n\r\n${HYBRID}\r\n`,
      [KEYS.identity, HYBRID],
    ],
    ["without a last line end", KEYS.identity, [KEYS.identity]],
  ])("reads a file %s", async (_name, text, keys) => {
    expect(await parseIdentities(text, null)).toEqual(keys);
  });

  test("reads a file under a passphrase, as bytes and armored", async () => {
    const bytes = await locked(FILE);
    expect(await parseIdentities(bytes, "open sesame")).toEqual([KEYS.identity]);
    expect(await parseIdentities(armor.encode(bytes), "open sesame")).toEqual([KEYS.identity]);
  });

  test.each([
    ["a wrong passphrase", "open barley"],
    ["no passphrase", null],
  ])("refuses %s", async (_name, passphrase) => {
    await expect(parseIdentities(await locked(FILE), passphrase)).rejects.toMatchObject({
      stage: "seal",
      code: "key-wrong",
    });
  });

  test.each([
    ["an empty file", ""],
    ["comments only", "# nothing\n"],
    ["a recipient", `${KEYS.recipient}\n`],
    ["an ssh key", "-----BEGIN OPENSSH PRIVATE KEY-----\n"],
    [
      "a mistyped key",
      `${FILE.trimEnd().slice(0, -1)}${FILE.trimEnd().endsWith("Q") ? "P" : "Q"}\n`,
    ],
    ["a key cut short", FILE.trimEnd().slice(0, -6)],
    ["a plugin's identity", "AGE-PLUGIN-YUBIKEY-1QQQQ\n"],
    ["an encrypted file read as text", "age-encryption.org/v1\n-> scrypt AAAA 10\n"],
  ])("refuses %s and says nothing of it", async (_name, text) => {
    const error = await parseIdentities(text, "open sesame").catch((caught) => caught as Error);
    expect(error).toMatchObject({ stage: "seal", code: "key-malformed" });
    const said = `${(error as Error).message} ${(error as { hint?: string }).hint} ${String((error as Error).cause)}`;
    expect(said).not.toContain(KEYS.identity.slice(17, 40));
  });

  testWith(["age-keygen"], "reads what age-keygen makes, and finds its recipient", async () => {
    const path = join(folder, "identity.txt");
    const machine = testMachine();
    expect(await machine.run({ argv: ["age-keygen", "-o", path] })).toHaveProperty("code", 0);
    const { stdout } = await machine.run({ argv: ["age-keygen", "-y", path] });
    const [identity] = await parseIdentities(await readFile(path, "utf8"), null);
    expect(await recipientOf(identity as string)).toBe(stdout.trim());
  });

  testWith(["age-keygen"], "age-keygen reads what makeIdentity() makes", async () => {
    const made = await makeIdentity();
    const path = join(folder, "ours.txt");
    await writeFile(path, `${made.identity}\n`);
    const { stdout } = await testMachine().run({ argv: ["age-keygen", "-y", path] });
    expect(stdout.trim()).toBe(made.recipient);
  });
});

describe("recipientOf()", () => {
  test("knows both kinds", async () => {
    expect(await recipientOf(KEYS.identity)).toBe(KEYS.recipient);
    expect(await recipientOf(HYBRID)).toBe(await identityToRecipient(HYBRID));
  });

  test("refuses what is no identity, without quoting it", async () => {
    await expect(recipientOf("AGE-SECRET-KEY-1NO")).rejects.toMatchObject({
      code: "key-malformed",
      message: expect.not.stringContaining("1NO"),
    });
  });
});

describe("parseRecipient()", () => {
  test("knows both kinds", async () => {
    expect(parseRecipient(KEYS.recipient)).toBe("x25519");
    expect(parseRecipient(await identityToRecipient(HYBRID))).toBe("hybrid");
  });

  test("refuses every single mistyped letter", () => {
    for (let at = 0; at < KEYS.recipient.length; at++) {
      const letter = KEYS.recipient[at] === "q" ? "p" : "q";
      const typed = KEYS.recipient.slice(0, at) + letter + KEYS.recipient.slice(at + 1);
      expect(parseRecipient(typed)).toBeNull();
    }
  });

  test.each([
    ["nothing", ""],
    ["an identity", KEYS.identity],
    ["upper case", KEYS.recipient.toUpperCase()],
    ["a space behind", `${KEYS.recipient} `],
    ["a line end behind", `${KEYS.recipient}\n`],
    [
      "a plugin's recipient",
      "age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t",
    ],
    ["an ssh key", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW"],
    ["cut short", KEYS.recipient.slice(0, -1)],
  ])("refuses %s", (_name, text) => {
    expect(parseRecipient(text)).toBeNull();
  });
});
