import { execFileSync, spawnSync } from "node:child_process";
import { chmod, copyFile, readFile, rm, writeFile } from "node:fs/promises";
import { beforeEach, describe, expect, test } from "@jest/globals";
import {
  armor,
  Encrypter,
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from "age-encryption";
import { testWith } from "../tools.ts";
import { makeKey, makeWorld, type Said } from "../world.ts";
import { backupAt, contentOf, expectRefusal, planFor, untouched } from "./tools.ts";

const world = await makeWorld();
const backup = await backupAt(world, new Date(Date.now() - 60_000));
await planFor(world, backup);
const identity = await readFile(world.path("keys/identity.txt"), "utf8");
const recipient = await readFile(world.path("keys/recipient.txt"), "utf8");
const signing = await readFile(world.path("keys/signing"), "utf8");
await writeFile(world.path("holdfast.kept.yml"), await readFile(world.path("holdfast.yml")));

const signer = await readFile(world.path("keys/signing.pub"), "utf8");

beforeEach(async () => {
  await writeFile(world.path("keys/signing.pub"), signer);
  await copyFile(world.path("holdfast.kept.yml"), world.path("holdfast.yml"));
  await rm(world.path("keys/signing"), { force: true });
  await writeFile(world.path("keys/signing"), signing, { mode: 0o600 });
});

/** No output holds a key, nor a good part of one. */
function expectNoSecret({ stdout, stderr }: Said, ...secrets: string[]): void {
  for (const secret of secrets) {
    for (const line of secret
      .split("\n")
      .filter((one) => one.length > 20 && !one.startsWith("#"))) {
      expect(`${stdout}${stderr}`).not.toContain(line.slice(0, 24));
    }
  }
}

describe("restore, open and verify with an identity that is", () => {
  const wrong: readonly (readonly [
    name: string,
    words: RegExp,
    text: () => Promise<string> | string,
  ])[] = [
    ["another one", /no identity|none of/i, async () => `${await generateX25519Identity()}\n`],
    ["a hybrid one", /no identity|none of/i, async () => `${await generateHybridIdentity()}\n`],
    [
      "mistyped",
      /mistyped or cut short/,
      () => identity.replace(/(KEY-1\w{10})(\w)/, (_, a, b) => `${a}${b === "Q" ? "P" : "Q"}`),
    ],
    ["cut short", /mistyped or cut short/, () => `${identity.trim().slice(0, -3)}\n`],
    ["the recipient", /it is a recipient/, () => recipient],
    ["the signing key", /it is an SSH key/, () => signing],
    [
      "a public key",
      /is an SSH key/,
      async () => await readFile(world.path("keys/signing.pub"), "utf8"),
    ],
    [
      "the policy",
      /line 1 is not an age secret key/,
      () => readFile(world.path("holdfast.yml"), "utf8"),
    ],
    ["an age file for a recipient", /passphrase/, async () => await sealed("x", recipient.trim())],
    ["empty", /there is no age secret key in it/, () => ""],
    ["only comments", /there is no age secret key in it/, () => "# created: today\n\n"],
    ["bytes", /is not an age secret key/, () => "\0\x01\x02".repeat(99)],
  ];
  for (const [name, words, text] of wrong) {
    test(`${name}: exit 5, nothing touched, nothing of it told`, async () => {
      const given = await text();
      await writeFile(world.path("given.txt"), given, { mode: 0o600 });
      const at = ["--identity", "given.txt"];
      const runs = [
        await untouched(world, () => world.run("restore", "plan.json", ...at)),
        await world.run("open", backup, "settings/tree.tar", ...at),
        await world.run("verify", "--headers", ...at),
        await world.run("verify", "--deep", ...at),
      ];
      for (const said of runs) {
        expectRefusal(said, 5, words);
        expectNoSecret(said, given);
      }
      expect(runs[1]?.stdout).toBe("");
    });
  }

  test("not there or not given: exit 5 with where it should be", async () => {
    for (const at of [["--identity", "nowhere.txt"], ["--identity", "keys"], []]) {
      expectRefusal(
        await untouched(world, () => world.run("restore", "plan.json", ...at)),
        5,
        /identity/,
      );
      expectRefusal(await world.run("verify", "--deep", ...at), 5, /identity/);
    }
  });

  test("one of several in a file, with comments and Windows line ends: opens", async () => {
    const text = `# mine\r\n${await generateX25519Identity()}\r\n\r\n${identity.replaceAll("\n", "\r\n")}`;
    await writeFile(world.path("given.txt"), text);
    expect(await world.run("verify", "--deep", "--identity", "given.txt")).toMatchObject({
      code: 0,
    });
  });
});

async function sealed(text: string, to: string | { passphrase: string }): Promise<string> {
  const encrypter = new Encrypter();
  if (typeof to === "string") encrypter.addRecipient(to);
  else {
    encrypter.setScryptWorkFactor(10);
    encrypter.setPassphrase(to.passphrase);
  }
  return armor.encode(await encrypter.encrypt(text));
}

describe("an identity file behind a passphrase", () => {
  const verify = (env: Readonly<Record<string, string>>) =>
    world.runWith(
      { env: { ...process.env, ...env } },
      "verify",
      "--headers",
      "--identity",
      "given.age",
    );

  for (const form of ["armored", "binary"]) {
    test(`${form}: opens with HOLDFAST_IDENTITY_PASSPHRASE and says so without`, async () => {
      const text = await sealed(identity, { passphrase: "correct horse" });
      await writeFile(world.path("given.age"), form === "armored" ? text : armor.decode(text));
      expect(await verify({ HOLDFAST_IDENTITY_PASSPHRASE: "correct horse" })).toMatchObject({
        code: 0,
      });
      const without = await verify({});
      expectRefusal(without, 5, /it needs a passphrase/);
      expect(without.stderr).toContain("HOLDFAST_IDENTITY_PASSPHRASE");
      const other = await verify({ HOLDFAST_IDENTITY_PASSPHRASE: "wrong horse" });
      expectRefusal(other, 5, /the passphrase does not open it/);
      expectNoSecret(other, identity);
      expect(other.stderr).not.toContain("wrong horse");
    });
  }

  test("restores the whole circle", async () => {
    await writeFile(
      world.path("given.age"),
      await sealed(identity, { passphrase: "correct horse" }),
    );
    const before = contentOf(world.path("data/settings"));
    await writeFile(world.path("data/settings/app.conf"), "broken");
    await planFor(world, backup, { out: "again.json" });
    const env = { ...process.env, HOLDFAST_IDENTITY_PASSPHRASE: "correct horse" };
    expect(
      await world.runWith({ env }, "restore", "again.json", "--identity", "given.age"),
    ).toMatchObject({ code: 0 });
    expect(contentOf(world.path("data/settings"))).toEqual(before);
  });

  testWith(["script", "age"], "made by the age command: opens", async () => {
    // age asks for a passphrase on a terminal only; script(1) is one.
    const command = `age -p -o ${world.path("stock.age")} ${world.path("keys/identity.txt")}`;
    execFileSync("script", ["-qec", command, "/dev/null"], {
      input: "correct horse\ncorrect horse\n",
      stdio: ["pipe", "pipe", "pipe"],
    });
    const env = { ...process.env, HOLDFAST_IDENTITY_PASSPHRASE: "correct horse" };
    expect(
      await world.runWith({ env }, "verify", "--headers", "--identity", "stock.age"),
    ).toMatchObject({ code: 0 });
  });
});

describe("backup with a signing key that is", () => {
  const heads = () => readFile(world.path("state/heads.json"), "utf8");
  const refused = async (words: RegExp): Promise<Said> => {
    const head = await heads();
    const said = await world.run("backup");
    expectRefusal(said, 5, words);
    expect(await heads()).toBe(head);
    expectNoSecret(said, signing, identity);
    return said;
  };

  test("missing: exit 5, and check says so", async () => {
    await rm(world.path("keys/signing"));
    await refused(/it is not there/);
    expectRefusal(await world.run("check"), 5, /it is not there/);
  });

  test("readable by others: exit 5, and check says so", async () => {
    await chmod(world.path("keys/signing"), 0o644);
    await refused(/others may read it/);
    expectRefusal(await world.run("check"), 5, /others may read it/);
  });

  test("that of another host: exit 5, and check says so", async () => {
    await rm(world.path("other"), { force: true });
    await makeKey(world.path("other"), "ed25519");
    await world.policy({ "signing-key": "file:other" });
    await refused(/its key SHA256:\S+ is not among the signers/);
    expectRefusal(await world.run("check"), 5, /is not among the signers/);
    const env = { ...process.env, MY_KEY: await readFile(world.path("other"), "utf8") };
    await world.policy({ "signing-key": "env:MY_KEY" });
    expectRefusal(await world.runWith({ env }, "check"), 5, /is not among the signers/);
  });

  test("one that may only prune, or is retired: exit 5, and check says so", async () => {
    await world.policy({ signers: '\n  host: { key: "file:keys/signing.pub", may: [prune] }' });
    await refused(/may not sign backups/);
    expectRefusal(await world.run("check"), 5, /may not sign backups/);
    const last = `${backup}@${"0".repeat(64)}`;
    await world.policy({
      signers: `\n  host: { key: "file:keys/signing.pub", may: [backup], last: "${last}" }`,
    });
    await refused(/is retired/);
  });

  const malformed: readonly (readonly [name: string, words: RegExp, text: () => string])[] = [
    ["the identity", /it is an age identity/, () => identity],
    ["the recipient", /it is an age recipient/, () => recipient],
    ["without its line breaks", /malformed/, () => signing.replaceAll("\n", " ")],
    [
      "cut short",
      /malformed|cannot read it/,
      () => `${signing.split("\n").slice(0, 3).join("\n")}\n-----END OPENSSH PRIVATE KEY-----\n`,
    ],
    ["empty", /it is empty/, () => "\n"],
  ];
  for (const [name, words, text] of malformed) {
    test(`${name}: exit 5`, async () => {
      await writeFile(world.path("keys/signing"), text());
      await refused(words);
    });
  }

  const texts: readonly (readonly [name: string, text: string])[] = [
    ["as it is", signing],
    ["without a final newline", signing.trimEnd()],
    ["with CRLF", signing.replaceAll("\n", "\r\n")],
    ["with CRLF and no end", signing.replaceAll("\n", "\r\n").trimEnd()],
    ["with space around", `\n\n ${signing} \n`],
  ];
  for (const [name, text] of texts) {
    test(`in the environment, ${name}: signs, and leaves no file`, async () => {
      await rm(world.path("keys/signing"));
      await world.policy({ "signing-key": "env:MY_KEY" });
      const said = await world.runWith({ env: { ...process.env, MY_KEY: text } }, "backup");
      expect(said).toMatchObject({ code: 0 });
      expectNoSecret(said, signing);
      const line = signing.split("\n")[2] as string;
      const grep = () => spawnSync("grep", ["-rlF", "-e", line, world.folder]).status;
      expect(grep()).toBe(1); // nowhere
      await writeFile(world.path("keys/signing"), signing, { mode: 0o600 });
      expect(grep()).toBe(0);
    });
  }

  test("in the environment and not set, empty or wrong: exit 5 naming the variable, never its text", async () => {
    await world.policy({ "signing-key": "env:MY_KEY" });
    for (const [text, words] of [
      [undefined, /has no MY_KEY/],
      ["", /has no MY_KEY/],
      [identity, /age identity/],
      ["hunter2", /malformed/],
    ] as const) {
      const said = await world.runWith({ env: { ...process.env, MY_KEY: text } }, "backup");
      expectRefusal(said, 5, words);
      expectNoSecret(said, identity);
      expect(said.stderr).not.toContain("hunter2");
    }
    expectRefusal(
      await world.runWith({ env: { ...process.env, MY_KEY: "" } }, "check"),
      5,
      /has no MY_KEY/,
    );
  });

  test("in the environment: lets people plan, approve and restore, who have none", async () => {
    await world.policy({ "signing-key": "env:MY_KEY" });
    const done = await world.restore("latest");
    expect(done).toMatchObject({ code: 0 });
    expect(done.stderr).toContain("recorded as used on this host only");
  });
});

describe("recipients", () => {
  test("of the hybrid kind: the full circle, and X25519 identities open nothing", async () => {
    const secret = await generateHybridIdentity();
    await writeFile(world.path("pq.txt"), `# hybrid\n${secret}\n`, { mode: 0o600 });
    await writeFile(world.path("pq.recipient"), `# vault\n${await identityToRecipient(secret)}\n`);
    const hybrid = await makeWorld();
    for (const name of ["pq.txt", "pq.recipient"])
      await copyFile(world.path(name), hybrid.path(name));
    await hybrid.policy({ recipients: '["file:pq.recipient"]' });
    expect(await hybrid.run("backup", "--prove")).toMatchObject({ code: 0 });
    const before = contentOf(hybrid.path("data/settings"));
    await rm(hybrid.path("data/settings/conf.d"), { recursive: true });
    await planFor(hybrid, "latest");
    expectRefusal(
      await hybrid.run("restore", "plan.json", "--identity", "keys/identity.txt"),
      5,
      /identit/,
    );
    expect(await hybrid.run("verify", "--deep", "--identity", "pq.txt")).toMatchObject({ code: 0 });
    expect(await hybrid.run("restore", "plan.json", "--identity", "pq.txt")).toMatchObject({
      code: 0,
    });
    expect(contentOf(hybrid.path("data/settings"))).toEqual(before);
  });

  test("of both kinds: exit 2, in one list or one file", async () => {
    const pq = await identityToRecipient(await generateHybridIdentity());
    await world.policy({ recipients: `["file:keys/recipient.txt", "${pq}"]` });
    expectRefusal(await world.run("backup"), 2, /mixes X25519 .* and post-quantum .* recipients/);
    await writeFile(world.path("both.txt"), `${recipient}${pq}\n`);
    await world.policy({ recipients: '["file:both.txt"]' });
    expectRefusal(await world.run("list"), 2, /mixes X25519/);
  });

  test("that are something else: exit 2 with what they are, never their text", async () => {
    const rows: readonly (readonly [string, RegExp])[] = [
      [identity.trim().split("\n").at(-1) as string, /is a secret key/],
      ["file:keys/identity.txt", /is a secret key/],
      ["file:keys/signing.pub", /is an SSH key/],
      ["file:keys/signing", /private key/],
      ["file:nowhere", /there is no such file/],
      [recipient.trim().slice(0, -1), /is no age recipient/],
      ["file:empty.txt", /holds no recipient/],
    ];
    await writeFile(world.path("empty.txt"), "# nothing\n");
    for (const [entry, words] of rows) {
      await world.policy({ recipients: `["${entry}"]` });
      const said = await world.run("backup");
      expectRefusal(said, 2, words);
      expectNoSecret(said, identity, signing);
    }
  });

  test("two: either identity opens", async () => {
    const second = await generateX25519Identity();
    await writeFile(world.path("second.txt"), `${second}\n`, { mode: 0o600 });
    await world.policy({
      recipients: `["file:keys/recipient.txt", "${await identityToRecipient(second)}"]`,
    });
    const id = (await world.report("backup")).backup as string;
    for (const file of ["second.txt", "keys/identity.txt"])
      expect(await world.run("verify", id, "--deep", "--identity", file)).toMatchObject({
        code: 0,
      });
  });
});
