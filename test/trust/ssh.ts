import { execFileSync, spawnSync } from "node:child_process";
import {
  createHash,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
} from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type PublicKey, parsePublicKey, writePublicKey } from "../../src/trust/public_key.ts";
import { writeArmor } from "../../src/trust/sshsig.ts";
import { wireField } from "../../src/trust/wire.ts";

/** A key that ssh-keygen makes, without a passphrase unless told. Returns the private file's path. */
export function sshKey(folder: string, args: readonly string[], passphrase = ""): string {
  const path = join(folder, randomUUID());
  execFileSync("ssh-keygen", ["-q", ...args, "-N", passphrase, "-C", "test", "-f", path]);
  return path;
}

/** The public key beside a private file. */
export function publicOf(path: string): PublicKey {
  return must(parsePublicKey(readFileSync(`${path}.pub`, "utf8")));
}

/** What `ssh-keygen -Y sign` makes of a message. */
export function sshSign(path: string, message: Uint8Array, namespace = "holdfast-test"): string {
  const args = ["-q", "-Y", "sign", "-n", namespace, "-f", path];
  return execFileSync("ssh-keygen", args, {
    input: message,
    stdio: ["pipe", "pipe", "ignore"],
  }).toString();
}

/** Whether `ssh-keygen -Y verify` accepts a signature of that key. */
export function sshVerifies(
  folder: string,
  armored: string,
  of: { key: string; message: Uint8Array; namespace?: string },
): boolean {
  const signers = join(folder, `${randomUUID()}.signers`);
  const file = join(folder, `${randomUUID()}.sig`);
  writeFileSync(signers, `tester ${of.key}\n`);
  writeFileSync(file, armored);
  const namespace = of.namespace ?? "holdfast-test";
  const args = ["-Y", "verify", "-f", signers, "-I", "tester", "-n", namespace, "-s", file];
  return spawnSync("ssh-keygen", args, { input: of.message }).status === 0;
}

/** The value of what is a string only when it was refused. */
export function must<T>(value: T | string): T {
  if (typeof value === "string") throw new Error(value);
  return value;
}

/** The blob of a signature with chosen fields, so that a test can bend each of them. */
export function sigBlob(fields: {
  key: Uint8Array;
  signature: Uint8Array;
  namespace?: string;
  reserved?: string;
  hash?: string;
  version?: number;
  magic?: string;
}): Uint8Array {
  const version = Buffer.alloc(4);
  version.writeUInt32BE(fields.version ?? 1);
  return Buffer.concat([
    Buffer.from(fields.magic ?? "SSHSIG"),
    version,
    wireField(fields.key),
    wireField(fields.namespace ?? "holdfast-test"),
    wireField(fields.reserved ?? ""),
    wireField(fields.hash ?? "sha512"),
    wireField(fields.signature),
  ]);
}

/** What is signed in the end for a message (PROTOCOL.sshsig). */
export function signedData(message: Uint8Array, hash = "sha512", reserved = ""): Uint8Array {
  const digest = createHash(hash).update(message).digest();
  return Buffer.concat([
    Buffer.from("SSHSIG"),
    ...["holdfast-test", reserved, hash].map(wireField),
    wireField(digest),
  ]);
}

/** A number as SSH writes it: shortest, positive. */
export function mpint(bytes: Uint8Array): Uint8Array {
  let start = 0;
  while (bytes[start] === 0) start += 1;
  const rest = bytes.subarray(start);
  return wireField((rest[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), rest]) : rest);
}

/** A key in pretended FIDO2 hardware: signs as a token does, with the flags it is told (PROTOCOL.u2f). */
export function tokenKey(kind: "ed25519" | "ecdsa", application = "ssh:") {
  const pair =
    kind === "ed25519"
      ? generateKeyPairSync("ed25519")
      : generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const type =
    kind === "ed25519" ? "sk-ssh-ed25519@openssh.com" : "sk-ecdsa-sha2-nistp256@openssh.com";
  const jwk = pair.publicKey.export({ format: "jwk" });
  const coordinate = (name: "x" | "y") => Buffer.from(String(jwk[name]), "base64url");
  const fields =
    kind === "ed25519"
      ? [wireField(coordinate("x"))]
      : [
          wireField("nistp256"),
          wireField(Buffer.concat([Buffer.of(4), coordinate("x"), coordinate("y")])),
        ];
  const blob = Buffer.concat([wireField(type), ...fields, wireField(application)]);
  const key = must(parsePublicKey(`${type} ${blob.toString("base64")}`));
  const signature = (message: Uint8Array, flags: number): string => {
    const said = Buffer.of(flags, 0, 0, 0, 7);
    const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest();
    const signed = Buffer.concat([sha256(application), said, sha256(signedData(message))]);
    const value = rawValue(signed, pair.privateKey);
    const raw = Buffer.concat([wireField(type), wireField(value), said]);
    return writeArmor(sigBlob({ key: blob, signature: raw }));
  };
  return { key, line: writePublicKey(key), signature };
}

function rawValue(signed: Uint8Array, key: KeyObject): Uint8Array {
  if (key.asymmetricKeyType === "ed25519") return sign(null, signed, key);
  const pair = createSign("sha256").update(signed).sign({ key, dsaEncoding: "ieee-p1363" });
  return Buffer.concat([mpint(pair.subarray(0, 32)), mpint(pair.subarray(32))]);
}
