import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  parsePublicKey,
  publicKeyOfBlob,
  samePublicKey,
  writePublicKey,
} from "../../src/trust/public_key.ts";
import { wireField } from "../../src/trust/wire.ts";
import { tempFolder, testWith } from "../tools.ts";
import { mpint, must, publicOf, sshKey, tokenKey } from "./ssh.ts";

const folder = tempFolder();
const KINDS = [
  ["-t", "ed25519"],
  ["-t", "ecdsa", "-b", "256"],
  ["-t", "ecdsa", "-b", "384"],
  ["-t", "ecdsa", "-b", "521"],
  ["-t", "rsa", "-b", "3072"],
];
const LINE =
  "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGbM8sDMqMwLTjBKNTdyVdFHZJD6sH3OqOoPbxSF0kjR a comment";
const BLOB = Buffer.from(LINE.split(" ")[1] as string, "base64");

describe("parsePublicKey()", () => {
  for (const kind of KINDS) {
    testWith(
      ["ssh-keygen"],
      `reads ${kind.join(" ")} with the fingerprint of ssh-keygen -l`,
      () => {
        const path = sshKey(folder, kind);
        const line = readFileSync(`${path}.pub`, "utf8");
        const key = must(parsePublicKey(line));
        const said = execFileSync("ssh-keygen", ["-l", "-f", `${path}.pub`]).toString();
        expect(said.split(" ")[1]).toBe(key.fingerprint);
        expect(line.startsWith(`${writePublicKey(key)} `)).toBe(true);
      },
    );
  }

  test("reads a key in hardware of both kinds", () => {
    expect(tokenKey("ed25519").key.type).toBe("sk-ssh-ed25519@openssh.com");
    expect(tokenKey("ecdsa").key.type).toBe("sk-ecdsa-sha2-nistp256@openssh.com");
  });

  testWith(["ssh-keygen"], "refuses RSA of 2048 bits and says so", () => {
    const path = sshKey(folder, ["-t", "rsa", "-b", "2048"]);
    const why = parsePublicKey(readFileSync(`${path}.pub`, "utf8"));
    expect(why).toBe("its 2048 bits of RSA are too weak, 3072 are needed");
  });

  testWith(["ssh-keygen"], "refuses a certificate", () => {
    const authority = sshKey(folder, ["-t", "ed25519"]);
    const path = sshKey(folder, ["-t", "ed25519"]);
    execFileSync("ssh-keygen", ["-q", "-s", authority, "-I", "x", `${path}.pub`]);
    const why = parsePublicKey(readFileSync(`${path}-cert.pub`, "utf8"));
    expect(why).toBe("it is a certificate, and only plain keys are accepted");
  });

  const [, base64 = ""] = LINE.split(" ");
  const ROWS: readonly (readonly [string, string, string])[] = [
    ["nothing", "", "it is empty"],
    ["two lines", `${LINE}\n${LINE}`, "it has more than one line"],
    ["options", `restrict,from="*" ${LINE}`, "options before the key are not accepted"],
    ["an age recipient", "age1qqqqqq", "it is an age recipient, not an SSH public key"],
    [
      "an age identity",
      "AGE-SECRET-KEY-1QQQQ",
      "it is a secret key, and only the public one belongs here",
    ],
    [
      "a private key",
      "-----BEGIN OPENSSH PRIVATE KEY-----",
      "it is a secret key, and only the public one belongs here",
    ],
    ["a word", "hello world", "it does not begin with the type of an SSH public key"],
    ["DSA", `ssh-dss ${base64}`, "DSA keys are too weak"],
    ["an unknown type", `ssh-new ${base64}`, "it is malformed: it says one type and holds another"],
    [
      "another type in front",
      `ssh-rsa ${base64}`,
      "it is malformed: it says one type and holds another",
    ],
    ["damaged base64", `ssh-ed25519 ${base64}=`, "it is malformed: the base64 is damaged"],
    ["no base64", "ssh-ed25519", "it is no SSH public key of a type that is accepted"],
  ];
  for (const [title, line, why] of ROWS) {
    test(`refuses ${title}`, () => expect(parsePublicKey(line)).toBe(why));
  }

  test("never repeats what it refuses", () => {
    for (const secret of ["hunter2-secret", "AGE-SECRET-KEY-1HUNTER2", "ssh-hunter2 AAAA"]) {
      expect(String(parsePublicKey(secret))).not.toMatch(/hunter2/i);
    }
  });

  test("never throws on any text", () => {
    fc.assert(fc.property(fc.string(), (text) => void parsePublicKey(text)));
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        parsePublicKey(`ssh-ed25519 ${Buffer.from(bytes).toString("base64")}`);
      }),
    );
  });
});

describe("publicKeyOfBlob()", () => {
  test("refuses every cut and every trailing byte", () => {
    expect(must(publicKeyOfBlob(BLOB)).type).toBe("ssh-ed25519");
    for (let end = 0; end < BLOB.length; end++) {
      expect(typeof publicKeyOfBlob(BLOB.subarray(0, end))).toBe("string");
    }
    expect(publicKeyOfBlob(Buffer.concat([BLOB, Buffer.of(0)]))).toBe(
      "it is malformed: bytes follow its end",
    );
  });

  test("refuses a point that is not on its curve", () => {
    const point = Buffer.alloc(65, 7);
    point[0] = 4;
    const fields = ["ecdsa-sha2-nistp256", "nistp256"].map(wireField);
    const blob = Buffer.concat([...fields, wireField(point)]);
    expect(publicKeyOfBlob(blob)).toBe("it is malformed: its numbers are no key");
  });

  const modulus = Buffer.alloc(384, 0xa5);
  const rsa = (...numbers: Uint8Array[]) => Buffer.concat([wireField("ssh-rsa"), ...numbers]);
  test("reads RSA numbers only in their shortest form", () => {
    expect(must(publicKeyOfBlob(rsa(mpint(Buffer.of(1, 0, 1)), mpint(modulus)))).type).toBe(
      "ssh-rsa",
    );
    const long = wireField(Buffer.of(0, 1, 0, 1));
    const negative = wireField(modulus);
    expect(publicKeyOfBlob(rsa(long, mpint(modulus)))).toContain("not in its shortest form");
    expect(publicKeyOfBlob(rsa(mpint(Buffer.of(3)), negative))).toContain("not positive");
  });

  test("refuses an RSA exponent that is 1, even or too long", () => {
    for (const exponent of [Buffer.of(1), Buffer.of(1, 0), Buffer.alloc(9, 1)]) {
      expect(publicKeyOfBlob(rsa(mpint(exponent), mpint(modulus)))).toContain("exponent");
    }
  });
});

testWith(["ssh-keygen"], "samePublicKey() tells keys apart and ignores comments", () => {
  const [one, two] = [sshKey(folder, ["-t", "ed25519"]), sshKey(folder, ["-t", "ed25519"])];
  const again = must(parsePublicKey(`${writePublicKey(publicOf(one))} another comment`));
  expect(samePublicKey(publicOf(one), again)).toBe(true);
  expect(samePublicKey(publicOf(one), publicOf(two))).toBe(false);
});
