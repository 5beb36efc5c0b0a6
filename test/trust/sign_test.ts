import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { HoldfastError } from "../../src/domain/error.ts";
import { samePublicKey, writePublicKey } from "../../src/trust/public_key.ts";
import { makeSigningKey, openSigningKey, sign } from "../../src/trust/sign.ts";
import { checkSignature, parseSignature } from "../../src/trust/sshsig.ts";
import { tempFolder, testMachine, testWith } from "../tools.ts";
import { must, publicOf, sshKey, sshVerifies } from "./ssh.ts";

const folder = tempFolder();
const scratch = join(folder, "scratch");
const MESSAGE = Buffer.from("a message\n");
const namespace = "holdfast-test";
const SSH = ["ssh-keygen", "ssh-add", "ssh-agent"];
const machine = testMachine({ env: { PATH: process.env["PATH"], HOME: folder } });
const ED25519 = ["-t", "ed25519"];

async function failure(work: Promise<unknown>): Promise<HoldfastError> {
  const error = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (error instanceof HoldfastError) return error;
  throw new Error(`expected a HoldfastError, not ${String(error)}`);
}

/** Runs `work` with an agent of the test's own, ended by its id. */
async function withAgent(work: (socket: string) => Promise<void>): Promise<void> {
  const socket = join(folder, `agent-${Math.random()}`);
  const agent = spawn("ssh-agent", ["-D", "-a", socket], { stdio: "ignore" });
  try {
    while (!existsSync(socket)) await new Promise((resolve) => setTimeout(resolve, 10));
    await work(socket);
  } finally {
    agent.kill();
    await once(agent, "exit");
  }
}

function agentMachine(socket: string) {
  return testMachine({
    env: { PATH: process.env["PATH"], HOME: folder, SSH_AUTH_SOCK: socket },
  });
}

describe("sign()", () => {
  for (const kind of [ED25519, ["-t", "ecdsa", "-b", "384"], ["-t", "rsa", "-b", "3072"]]) {
    testWith(SSH, `signs with ${kind.join(" ")} as ssh-keygen verifies`, async () => {
      const path = sshKey(folder, kind);
      await using key = await openSigningKey({ file: path }, machine, scratch);
      const armored = await sign(MESSAGE, { namespace, key, machine });
      const signature = must(parseSignature(armored));
      expect(samePublicKey(signature.key, publicOf(path))).toBe(true);
      expect(checkSignature(signature, MESSAGE, namespace)).toBeNull();
      const line = writePublicKey(key.publicKey);
      expect(sshVerifies(folder, armored, { key: line, message: MESSAGE })).toBe(true);
    });
  }

  testWith(SSH, "signs an empty message and one of 16 MB", async () => {
    await using key = await openSigningKey({ file: sshKey(folder, ED25519) }, machine, scratch);
    for (const message of [new Uint8Array(0), new Uint8Array(16 * 2 ** 20).fill(7)]) {
      const armored = await sign(message, { namespace, key, machine });
      expect(checkSignature(must(parseSignature(armored)), message, namespace)).toBeNull();
    }
  });

  testWith(SSH, "refuses what another key signed", async () => {
    const path = sshKey(folder, ED25519);
    const other = publicOf(sshKey(folder, ED25519));
    const error = await failure(
      sign(MESSAGE, { namespace, key: { path, publicKey: other }, machine }),
    );
    expect([error.stage, error.code]).toEqual(["seal", "key-wrong"]);
    expect(error.message).toContain(publicOf(path).fingerprint);
  });

  testWith(SSH, "says what ssh-keygen said when the key is gone", async () => {
    const publicKey = publicOf(sshKey(folder, ED25519));
    const key = { path: join(folder, "gone"), publicKey };
    const error = await failure(sign(MESSAGE, { namespace, key, machine }));
    expect([error.stage, error.code]).toEqual(["seal", "seal-failed"]);
    expect(error.message).toContain("No such file or directory");
  });

  testWith(SSH, "names Debian's package where ssh-keygen is missing", async () => {
    const publicKey = publicOf(sshKey(folder, ED25519));
    const empty = testMachine({ env: { PATH: join(folder, "nothing") } });
    const key = { path: join(folder, "x"), publicKey };
    const error = await failure(sign(MESSAGE, { namespace, key, machine: empty }));
    expect([error.stage, error.code, error.thing]).toEqual(["seal", "ssh-missing", "ssh-keygen"]);
    expect(error.hint).toContain("openssh-client");
  });
});

describe("openSigningKey()", () => {
  const BENDS: readonly (readonly [string, (text: string) => string])[] = [
    ["as it is", (text) => text],
    ["without its final newline", (text) => text.trimEnd()],
    ["with CRLF", (text) => text.replaceAll("\n", "\r\n")],
    ["with blank lines around", (text) => `\n\n${text}\n\n`],
  ];
  for (const [title, bend] of BENDS) {
    testWith(SSH, `takes a key as text ${title}, and removes it at the end`, async () => {
      const path = sshKey(folder, ED25519);
      const text = bend(readFileSync(path, "utf8"));
      const own = join(folder, "own", title);
      const key = await openSigningKey({ text }, machine, own);
      expect(statSync(own).mode & 0o777).toBe(0o700);
      expect(statSync(key.path).mode & 0o777).toBe(0o600);
      const armored = await sign(MESSAGE, { namespace, key, machine });
      expect(samePublicKey(must(parseSignature(armored)).key, publicOf(path))).toBe(true);
      await key[Symbol.asyncDispose]();
      expect(readdirSync(own)).toEqual([]);
    });
  }

  testWith(
    SSH,
    "reads a relative path from the machine's folder, also one like an option",
    async () => {
      const path = sshKey(folder, ED25519);
      copyFileSync(path, join(folder, "-y"));
      const there = testMachine({ cwd: folder });
      await using key = await openSigningKey({ file: "-y" }, there, scratch);
      expect(samePublicKey(key.publicKey, publicOf(path))).toBe(true);
      await sign(MESSAGE, { namespace, key, machine: there });
    },
  );

  testWith(SSH, "refuses a file that others can read", async () => {
    const path = sshKey(folder, ED25519);
    for (const mode of [0o640, 0o604, 0o666, 0o610]) {
      chmodSync(path, mode);
      const error = await failure(openSigningKey({ file: path }, machine, scratch));
      expect([error.stage, error.code]).toEqual(["seal", "key-exposed"]);
      expect(error.hint).toContain(`chmod 600 "${path}"`);
    }
    chmodSync(path, 0o400);
    await openSigningKey({ file: path }, machine, scratch);
  });

  testWith(SSH, "refuses what is no file, not there or too large", async () => {
    const large = join(folder, "large");
    writeFileSync(large, "x".repeat(70_000), { mode: 0o600 });
    const code = async (file: string) =>
      (await failure(openSigningKey({ file }, machine, scratch))).code;
    expect(await code(join(folder, "nowhere"))).toBe("key-missing");
    expect(await code(folder)).toBe("key-malformed");
    expect(await code("/dev/null")).toBe("key-malformed");
    expect(await code(large)).toBe("key-malformed");
  });

  const secret = "hunter2hunter2";
  const armored = (body: string) =>
    `-----BEGIN OPENSSH PRIVATE KEY-----\n${body}\n-----END OPENSSH PRIVATE KEY-----\n`;
  const ROWS: readonly (readonly [string, string, RegExp, RegExp])[] = [
    ["nothing", "", /it is empty/, /keygen/],
    ["a word", secret, /malformed/, /line breaks/],
    ["an age identity", `AGE-SECRET-KEY-1${secret}`, /an age identity/, /Take the identity away/],
    [
      "an age identity file",
      `# created: today\n# public key: age1x\nAGE-SECRET-KEY-1${secret}\n`,
      /an age identity/,
      /Take the identity away/,
    ],
    ["an age recipient", `age1${secret}`, /an age recipient/, /keygen/],
    [
      "a public key",
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGbM8sDMqMwLTjBKNTdyVdFHZJD6sH3OqOoPbxSF0kjR x",
      /a public key where the private one/,
      /without \.pub/,
    ],
    ["a damaged public key", `ssh-rsa AAAA${secret}`, /a public key where/, /without \.pub/],
    ["a damaged key", armored(secret), /damaged or cut short/, /all of it/],
    ["a key on one line", armored(secret).replaceAll("\n", " "), /malformed/, /line breaks/],
    [
      "a damaged PEM key",
      `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----\n`,
      /ssh-keygen cannot read it/,
      /whole OpenSSH private key/,
    ],
  ];
  for (const [title, text, why, hint] of ROWS) {
    testWith(SSH, `refuses ${title}, as text and as file, and never repeats it`, async () => {
      const file = join(folder, `bad-${title}`);
      writeFileSync(file, text, { mode: 0o600 });
      const own = join(folder, "bad", title);
      for (const reference of [{ text }, { file }]) {
        const error = await failure(openSigningKey(reference, machine, own));
        expect([error.stage, error.code]).toEqual(["seal", "key-malformed"]);
        expect(error.message).toMatch(why);
        expect(error.hint).toMatch(hint);
        expect(`${error.message}${error.hint}${error.thing}`).not.toContain(secret);
      }
      expect(existsSync(own) ? readdirSync(own) : []).toEqual([]);
    });
  }

  testWith(SSH, "refuses RSA of 2048 bits", async () => {
    const file = sshKey(folder, ["-t", "rsa", "-b", "2048"]);
    const error = await failure(openSigningKey({ file }, machine, scratch));
    expect(error.code).toBe("key-malformed");
    expect(error.message).toContain("2048 bits of RSA are too weak");
  });

  testWith(SSH, "refuses a key behind a passphrase unless an agent holds it", async () => {
    const path = sshKey(folder, ED25519, "correct horse");
    const text = readFileSync(path, "utf8");
    for (const reference of [{ file: path }, { text }]) {
      const error = await failure(openSigningKey(reference, machine, scratch));
      expect([error.stage, error.code]).toEqual(["seal", "key-missing"]);
      expect(error.message).toContain("a passphrase protects it and no agent holds it");
      expect(error.hint).toContain("ssh-add");
    }
    await withAgent(async (socket) => {
      const askpass = join(folder, "askpass");
      writeFileSync(askpass, "#!/bin/sh\necho 'correct horse'\n", { mode: 0o700 });
      const env = { ...process.env, SSH_AUTH_SOCK: socket, SSH_ASKPASS: askpass };
      execFileSync("ssh-add", ["-q", path], {
        env: { ...env, SSH_ASKPASS_REQUIRE: "force" },
        stdio: ["ignore", "ignore", "ignore"],
      });
      const holder = agentMachine(socket);
      for (const reference of [{ file: path }, { text }]) {
        await using key = await openSigningKey(reference, holder, scratch);
        const signed = await sign(MESSAGE, { namespace, key, machine: holder });
        expect(samePublicKey(must(parseSignature(signed)).key, publicOf(path))).toBe(true);
      }
    });
  });

  testWith(SSH, "lets the user's own askpass program give the passphrase", async () => {
    const path = sshKey(folder, ED25519, "battery staple");
    const askpass = join(folder, "askpass-2");
    writeFileSync(askpass, "#!/bin/sh\necho 'battery staple'\n", { mode: 0o700 });
    const env = { PATH: process.env["PATH"], SSH_ASKPASS: askpass, SSH_ASKPASS_REQUIRE: "force" };
    const asking = testMachine({ env });
    await using key = await openSigningKey({ file: path }, asking, scratch);
    await sign(MESSAGE, { namespace, key, machine: asking });
  });

  testWith(SSH, "signs with a .pub file alone when an agent holds the key", async () => {
    const path = sshKey(folder, ED25519);
    const alone = join(folder, "alone.pub");
    copyFileSync(`${path}.pub`, alone);
    const error = await failure(openSigningKey({ file: alone }, machine, scratch));
    expect([error.stage, error.code]).toEqual(["seal", "key-missing"]);
    await withAgent(async (socket) => {
      execFileSync("ssh-add", ["-q", path], {
        env: { ...process.env, SSH_AUTH_SOCK: socket },
        stdio: "ignore",
      });
      const holder = agentMachine(socket);
      await using key = await openSigningKey({ file: alone }, holder, scratch);
      const signed = await sign(MESSAGE, { namespace, key, machine: holder });
      expect(samePublicKey(must(parseSignature(signed)).key, publicOf(path))).toBe(true);
      const other = await failure(
        openSigningKey({ file: `${sshKey(folder, ED25519)}.pub` }, holder, scratch),
      );
      expect(other.message).toContain("no agent holds the key");
    });
  });
});

describe("makeSigningKey()", () => {
  testWith(SSH, "makes a key that signs, 0600, and never replaces one", async () => {
    const own = join(folder, "made");
    mkdirSync(own);
    const key = await makeSigningKey(own, machine, "-x civil-registry\non runner-1");
    expect(key.type).toBe("ssh-ed25519");
    expect(statSync(join(own, "signing")).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(own, "signing.pub"), "utf8").split("\n").length).toBe(2);
    await using opened = await openSigningKey({ file: join(own, "signing") }, machine, scratch);
    expect(samePublicKey(opened.publicKey, key)).toBe(true);
    const before = readFileSync(join(own, "signing"));
    const error = await failure(makeSigningKey(own, machine, "again"));
    expect([error.stage, error.code]).toEqual(["policy", "file-exists"]);
    expect(readFileSync(join(own, "signing"))).toEqual(before);
  });

  testWith(SSH, "writes through no link that waits in its place", async () => {
    const own = join(folder, "linked");
    mkdirSync(own);
    symlinkSync(join(folder, "elsewhere"), join(own, "signing"));
    const error = await failure(makeSigningKey(own, machine, "x"));
    expect(error.code).toBe("file-exists");
    expect(existsSync(join(folder, "elsewhere"))).toBe(false);
  });

  testWith(SSH, "says what ssh-keygen said where the folder is missing", async () => {
    const error = await failure(makeSigningKey(join(folder, "no", "such"), machine, "x"));
    expect(error.stage).toBe("seal");
    expect(error.message).toContain("No such file or directory");
  });
});

test("no key of these tests is left in scratch", () => {
  expect(existsSync(scratch) ? readdirSync(scratch) : []).toEqual([]);
});
