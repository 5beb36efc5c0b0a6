import { describe, expect, test } from "@jest/globals";
import { mayBeSecret } from "../../src/domain/hidden.ts";

describe("mayBeSecret() is true of", () => {
  const rows: [title: string, text: string][] = [
    [
      "an age identity",
      "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX",
    ],
    ["one in lower case", "age-secret-key-1gfpyysj"],
    ["the beginning of one", "AGE-SECRET-KEY-1"],
    ["the tail of one", "GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"],
    ["a plug-in's identity", "AGE-PLUGIN-YUBIKEY-1QQ"],
    ["the head of an OpenSSH key", "-----BEGIN OPENSSH PRIVATE KEY-----"],
    ["the head of a PEM key", "-----BEGIN EC PRIVATE KEY-----"],
    [
      "a line of an OpenSSH key",
      "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW",
    ],
    ["a later line of one", "QyNTUxOQAAACBJw2vVbWJDr1mNyK3pTgq7sYd0xPzHc4eRk8LfAA"],
    ["a URL with a password", "postgres://app:hunter2@db/registry"],
    ["a token", "ghp_0123456789abcdefghijklmnopqrstuvwxyz"],
  ];
  for (const [title, text] of rows) test(title, () => expect(mayBeSecret(text)).toBe(true));
});

describe("mayBeSecret() is false of", () => {
  const rows = [
    "",
    "registry",
    "/var/lib/registry/database",
    "24h",
    "50%",
    "file:keys/vault.recipient",
    "env:HOLDFAST_SIGNING_KEY",
    "Backup_20261120_0200Z",
  ];
  for (const text of rows) test(JSON.stringify(text), () => expect(mayBeSecret(text)).toBe(false));
});
