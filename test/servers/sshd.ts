import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll } from "@jest/globals";
import { freePort } from "./port.ts";

const PROGRAM = "/usr/sbin/sshd";

/** What a test with sshd needs, for `testWith`; the program is rarely on a user's PATH. */
export const SSHD = existsSync(PROGRAM) ? "sh" : "sshd";

/**
 * Starts an sshd of this user on 127.0.0.1 with keys of its own.
 *
 * @param path A folder that comes first on the PATH of what it runs.
 * @returns The words that reach it, as a policy's `run` would hold them.
 */
export async function startSshd(folder: string, path: string): Promise<readonly string[]> {
  const at = (name: string) => join(folder, name);
  for (const name of ["host", "user"])
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", at(name)]);
  copyFileSync(at("user.pub"), at("authorized"));
  const port = await freePort();
  const { username, uid } = userInfo();
  if (uid === 0) mkdirSync("/run/sshd", { recursive: true, mode: 0o755 });
  writeFileSync(
    at("sshd.conf"),
    [
      `Port ${port}`,
      "ListenAddress 127.0.0.1",
      `HostKey ${at("host")}`,
      `PidFile ${at("pid")}`,
      `AuthorizedKeysFile ${at("authorized")}`,
      "PasswordAuthentication no",
      "KbdInteractiveAuthentication no",
      "UsePAM no",
      "StrictModes no",
      "PermitRootLogin yes",
      `SetEnv PATH=${path}:/usr/bin:/bin`,
      "",
    ].join("\n"),
  );
  const server = spawn(PROGRAM, ["-D", "-e", "-f", at("sshd.conf")], { stdio: "ignore" });
  server.unref();
  running.add(server);
  const key = execFileSync("ssh-keygen", ["-y", "-f", at("host")], { encoding: "utf8" });
  writeFileSync(at("known"), `[127.0.0.1]:${port} ${key}`);
  for (let turn = 0; !(await listens(port)); turn++) {
    if (turn === 400) throw new Error("sshd did not start");
    await delay(25);
  }
  const options = [
    "BatchMode=yes",
    "IdentitiesOnly=yes",
    "IdentityAgent=none",
    "StrictHostKeyChecking=yes",
    `UserKnownHostsFile=${at("known")}`,
    "GlobalKnownHostsFile=/dev/null",
  ].flatMap((option) => ["-o", option]);
  return [
    "ssh",
    "-F",
    "none",
    "-p",
    String(port),
    "-i",
    at("user"),
    ...options,
    `${username}@127.0.0.1`,
  ];
}

const running = new Set<ReturnType<typeof spawn>>();
afterAll(() => {
  for (const server of running) server.kill("SIGTERM");
});

async function listens(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}
