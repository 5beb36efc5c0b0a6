// The service behind @actions/artifact and @actions/cache, with the blob storage it points to, on
// 127.0.0.1: Twirp over JSON, block blobs, signed addresses with ranges. The unmodified clients speak
// to it. Finished artifacts come into one array that a loopback REST API may share.
import { createHash, randomBytes } from "node:crypto";
import {
  createReadStream,
  createWriteStream,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { type Artifact, stamp } from "./api_state.ts";

/** What can go wrong where: a Twirp method, or what happens to a blob. */
export type Call =
  | "CreateArtifact"
  | "FinalizeArtifact"
  | "ListArtifacts"
  | "GetSignedArtifactURL"
  | "DeleteArtifact"
  | "CreateCacheEntry"
  | "FinalizeCacheEntryUpload"
  | "GetCacheEntryDownloadURL"
  | "block"
  | "blocklist"
  | "download";

/** How one call fails; it is used up after `times`. */
export interface Fault {
  readonly call: Call;
  /** Once unless told. */
  times?: number;
  /** So many calls are well before. */
  after?: number;
  readonly how:
    | { readonly status: number; readonly message?: string } // Twirp's `msg`, or a blob's error
    | "cut" // the connection ends in the midst
    | "stall" // no answer, or no more bytes of one, until the client goes
    | "lost" // done, but the connection ends before the answer
    | "wrong" // FinalizeArtifact: another digest is listed; download: one byte is another
    | "no id" // FinalizeArtifact says -1
    | "short" // download: a good ending before the last byte
    | "whole"; // download: all of it, whatever range was asked for
}

/** A kept cache entry. */
export interface CacheEntry {
  readonly id: number;
  readonly key: string;
  readonly version: string;
  readonly file: string;
}

/** A results service that listens. */
export interface ResultsService {
  /** Without a slash at the end. */
  readonly url: string;
  /** The runner's variables that let an action of that run use the service. */
  env(runId: number | string, jobId?: string): Record<string, string>;
  /** Finished artifacts, also those that others put there; the one list for the REST API. */
  readonly artifacts: Artifact[];
  readonly caches: CacheEntry[];
  /** Scripted failures, tried in order. */
  readonly faults: Fault[];
  /** Every call, as "CreateArtifact Backup_….zip", "block", "download 0-99". */
  readonly calls: string[];
  /** Why caches are not written ("cache write denied: …") or read; null: they are. */
  denied: { write: string | null; read: string | null };
  /** Every signed address given away so far is refused from now on. */
  expire(): void;
  /** Puts an artifact there as another run would have. @returns It, in the list. */
  put(name: string, bytes: Uint8Array, of?: Partial<Artifact>): Artifact;
  close(): Promise<void>;
}

export interface ResultsOptions {
  /** The list of a REST API, shared with it. */
  readonly artifacts?: Artifact[];
  readonly now?: () => Date;
  /** Where bytes are kept; a folder of its own unless told. */
  readonly folder?: string;
}

const DAY = 86_400_000; // ms
const RETENTION = 90; // days

/** An upload that is not finished, or a finished one's bytes. */
interface Blob {
  /** What a download is called; null: a cache. */
  readonly title: string | null;
  readonly file: string;
  readonly blocks: Map<string, string>; // id → file
}

interface Service {
  readonly now: () => Date;
  readonly folder: string;
  readonly url: () => string;
  readonly artifacts: Artifact[];
  readonly caches: CacheEntry[];
  readonly faults: Fault[];
  readonly calls: string[];
  readonly denied: ResultsService["denied"];
  readonly blobs: Map<string, Blob>; // by name in the address
  readonly signatures: Set<string>;
  readonly begun: Map<string, { blob: string; expires: string }>; // run and name
  next: number;
}

/** Starts the service with nothing in it. */
export async function startResultsService(options: ResultsOptions = {}): Promise<ResultsService> {
  const folder = mkdtempSync(join(options.folder ?? tmpdir(), "results-"));
  const service: Service = {
    now: options.now ?? (() => new Date()),
    folder,
    url: () => url,
    artifacts: options.artifacts ?? [],
    caches: [],
    faults: [],
    calls: [],
    denied: { write: null, read: null },
    blobs: new Map(),
    signatures: new Set(),
    begun: new Map(),
    next: 5_000_000_000, // as GitHub's, beyond 32 bits
  };
  const server = createServer((request, response) => {
    answer(service, request, response).catch(() => request.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    env: (runId, jobId = "job") => ({
      ACTIONS_RESULTS_URL: `${url}/`,
      ACTIONS_RUNTIME_TOKEN: tokenOf(`${runId}`, jobId),
      ACTIONS_CACHE_SERVICE_V2: "true",
    }),
    artifacts: service.artifacts,
    caches: service.caches,
    faults: service.faults,
    calls: service.calls,
    denied: service.denied,
    expire: () => service.signatures.clear(),
    put(name, bytes, of = {}) {
      const blob = newBlob(service, name);
      const file = (service.blobs.get(blob) as Blob).file;
      const artifact = artifactIn(service, { name, blob, run: 1, expires: null });
      return addBytes(service, Object.assign(artifact, of), { file, bytes });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          rmSync(folder, { recursive: true, force: true });
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** An unsigned token as the runner's: the ids stand in its scope. */
function tokenOf(run: string, job: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none" })}.${part({ scp: `Actions.Results:${run}:${job}` })}.x`;
}

type Reply = { readonly status: number; readonly value: unknown };

async function answer(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://results");
  const [, area, method] =
    /^\/twirp\/github\.actions\.results\.api\.v1\.(\w+)\/(\w+)$/.exec(url.pathname) ?? [];
  if (area === undefined) return await answerBlob(service, { url, request, response });
  const call = method as Call;
  const asked = JSON.parse((await bodyOf(request)).toString("utf8")) as Record<string, string>;
  service.calls.push(`${call} ${asked["name"] ?? asked["key"] ?? ""}`.trim());
  const fault = faultOf(service, call);
  if (fault === "stall") return;
  if (fault === "cut") return void request.destroy();
  const json = ({ status, value }: Reply) =>
    void response
      .writeHead(status, { "content-type": "application/json" })
      .end(JSON.stringify(value));
  if (typeof fault === "object")
    return json({ status: fault.status, value: { code: "error", msg: fault.message ?? "unwell" } });
  const reply = await METHODS[call]?.(service, asked, fault);
  if (fault === "lost") return void request.destroy();
  json(reply ?? { status: 404, value: { code: "bad_route", msg: "no such method" } });
}

const well = (value: unknown): Reply => ({ status: 200, value });
const refused = (status: number, msg: string): Reply => ({
  status,
  value: { code: "refused", msg },
});

const METHODS: Partial<
  Record<
    Call,
    (
      service: Service,
      asked: Record<string, string>,
      fault: Fault["how"] | undefined,
    ) => Promise<Reply>
  >
> = {
  async CreateArtifact(service, asked) {
    const { workflow_run_backend_id: run = "", name = "", expires_at: expires = "" } = asked;
    const key = `${run} ${name}`;
    const isThere =
      service.begun.has(key) ||
      service.artifacts.some((one) => String(one.run) === run && one.name === name);
    if (isThere)
      return refused(409, "an artifact with this name already exists on the workflow run");
    const blob = newBlob(service, name);
    service.begun.set(key, { blob, expires });
    return well({ ok: true, signed_upload_url: signed(service, blob) });
  },

  async FinalizeArtifact(service, asked, fault) {
    const { workflow_run_backend_id: run = "", name = "", size = "0", hash } = asked;
    const begun = service.begun.get(`${run} ${name}`);
    const file = begun === undefined ? null : service.blobs.get(begun.blob)?.file;
    if (begun === undefined || file == null) return refused(404, "no such artifact");
    if (service.artifacts.some((one) => String(one.run) === run && one.name === name))
      return refused(409, "an artifact with this name already exists on the workflow run");
    const length = lengthOf(file);
    if (length !== Number(size)) return refused(400, `size is ${size}, there are ${length} bytes`);
    service.begun.delete(`${run} ${name}`);
    const { blob, expires } = begun;
    const made = artifactIn(service, { name, blob, run: Number(run), expires: expires || null });
    made.size = length;
    made.digest = fault === "wrong" ? `sha256:${"0".repeat(64)}` : (hash ?? null);
    service.artifacts.push(made);
    return well({ ok: true, artifact_id: fault === "no id" ? "-1" : String(made.id) });
  },

  async ListArtifacts(service, asked) {
    const { workflow_run_backend_id: run, name_filter: name, id_filter: id } = asked;
    const found = service.artifacts.filter(
      (one) =>
        String(one.run) === run &&
        (name === undefined || one.name === name) &&
        (id === undefined || String(one.id) === id),
    );
    const artifacts = found.map((one) => ({
      workflow_run_backend_id: run,
      workflow_job_run_backend_id: asked["workflow_job_run_backend_id"],
      database_id: String(one.id),
      name: one.name,
      size: String(one.size),
      created_at: one.createdAt,
      ...(one.digest === null ? {} : { digest: one.digest }),
    }));
    return well({ artifacts });
  },

  async GetSignedArtifactURL(service, asked) {
    const { workflow_run_backend_id: run, name } = asked;
    const found = service.artifacts.find((one) => String(one.run) === run && one.name === name);
    if (found === undefined) return refused(404, "no such artifact");
    return well({ name, signed_url: found.location });
  },

  async DeleteArtifact(service, asked) {
    const { workflow_run_backend_id: run, name } = asked;
    const at = service.artifacts.findIndex((one) => String(one.run) === run && one.name === name);
    if (at < 0) return refused(404, "no such artifact");
    const [gone] = service.artifacts.splice(at, 1);
    return well({ ok: true, artifact_id: String(gone?.id) });
  },

  async CreateCacheEntry(service, { key = "", version = "" }) {
    const { write } = service.denied;
    if (write !== null) return well({ ok: false, signed_upload_url: "", message: write });
    if (service.caches.some((one) => one.key === key && one.version === version))
      return refused(409, "cache entry with the same key and version already exists");
    const blob = newBlob(service, null);
    service.begun.set(`cache ${key} ${version}`, { blob, expires: "" });
    return well({ ok: true, signed_upload_url: signed(service, blob), message: "" });
  },

  async FinalizeCacheEntryUpload(service, { key = "", version = "" }) {
    const begun = service.begun.get(`cache ${key} ${version}`);
    const file = begun === undefined ? undefined : service.blobs.get(begun.blob)?.file;
    if (file === undefined) return refused(404, "no such upload");
    const id = service.next++;
    service.caches.push({ id, key, version, file });
    return well({ ok: true, entry_id: String(id), message: "" });
  },

  async GetCacheEntryDownloadURL(service, asked) {
    const { read } = service.denied;
    if (read !== null) return refused(403, read);
    const {
      key = "",
      version,
      restore_keys: others = [],
    } = asked as unknown as {
      key?: string;
      version?: string;
      restore_keys?: string[];
    };
    const mine = service.caches.filter((one) => one.version === version);
    const found =
      mine.find((one) => one.key === key) ??
      mine.findLast((one) => others.some((other) => one.key.startsWith(other)));
    if (found === undefined) return well({ ok: false, signed_download_url: "", matched_key: "" });
    const blob = [...service.blobs].find(([, { file }]) => file === found.file)?.[0] ?? "";
    return well({ ok: true, signed_download_url: signed(service, blob), matched_key: found.key });
  },
};

interface Exchange {
  readonly url: URL;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function answerBlob(service: Service, { url, request, response }: Exchange): Promise<void> {
  const [, name = ""] = /^\/account\/container\/(\w+)$/.exec(url.pathname) ?? [];
  const blob = service.blobs.get(name);
  const say = (status: number) =>
    void response.writeHead(status, { "x-ms-request-id": "1", "content-length": "0" }).end();
  if (blob === undefined) return say(404);
  if (!service.signatures.has(url.searchParams.get("sig") ?? "")) return say(403);
  if (request.method === "GET" || request.method === "HEAD")
    return await download(service, blob, { url, request, response });
  const call: Call = url.searchParams.get("comp") === "blocklist" ? "blocklist" : "block";
  service.calls.push(call);
  const fault = faultOf(service, call);
  if (fault === "stall") return void request.resume();
  if (fault === "cut") return void request.once("data", () => request.destroy());
  if (typeof fault === "object") {
    request.resume();
    return say(fault.status);
  }
  if (call === "blocklist") {
    const ids = [...(await bodyOf(request)).toString("utf8").matchAll(/<Latest>([^<]+)</g)];
    await joinBlocks(
      blob,
      ids.map(([, id = ""]) => id),
    );
  } else {
    const id = url.searchParams.get("blockid");
    const file = id === null ? blob.file : join(service.folder, randomBytes(8).toString("hex"));
    await pipeline(request, createWriteStream(file));
    if (id !== null) blob.blocks.set(id, file);
  }
  if (fault === "lost") return void request.destroy();
  say(201);
}

/** Makes the blob of its blocks, in that order. */
async function joinBlocks(blob: Blob, ids: readonly string[]): Promise<void> {
  const file = await open(blob.file, "w");
  try {
    for (const id of ids)
      for await (const chunk of createReadStream(blob.blocks.get(id) ?? ""))
        await file.writeFile(chunk as Buffer);
  } finally {
    await file.close();
  }
  for (const block of blob.blocks.values()) rmSync(block, { force: true });
  blob.blocks.clear();
}

async function download(
  service: Service,
  blob: Blob,
  { request, response }: Exchange,
): Promise<void> {
  const size = lengthOf(blob.file);
  const [, asked, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
  service.calls.push(`download ${asked ?? 0}-${to ?? size - 1}`);
  const fault = faultOf(service, "download");
  const from = fault === "whole" ? undefined : asked;
  const start = Number(from ?? "0");
  const last = from === undefined || to === undefined || to === "" ? size - 1 : Number(to);
  const end = Math.min(last, size - 1);
  if (typeof fault === "object") return void response.writeHead(fault.status).end();
  if (size > 0 && start >= size) return void response.writeHead(416).end();
  const length = size === 0 ? 0 : end - start + 1;
  const isCut = fault === "cut" || fault === "stall" || fault === "short" || fault === "lost";
  const given = isCut ? Math.floor(length / 2) : length;
  const headers: Record<string, string> = {
    "content-type": "application/zip",
    "content-length": String(fault === "short" ? given : length),
    "accept-ranges": "bytes",
  };
  if (blob.title !== null) headers["content-disposition"] = `attachment; filename="${blob.title}"`;
  if (from !== undefined) headers["content-range"] = `bytes ${start}-${end}/${size}`;
  response.writeHead(from === undefined ? 200 : 206, headers);
  if (request.method === "HEAD" || length === 0) return void response.end();
  if (given > 0) {
    const source = createReadStream(blob.file, { start, end: start + given - 1 });
    const changed = async function* (chunks: AsyncIterable<Buffer>) {
      let at = 0;
      for await (const bytes of chunks) {
        if (fault === "wrong" && at === 0) bytes[0] = (bytes[0] ?? 0) ^ 1;
        at += bytes.length;
        yield bytes;
      }
    };
    await pipeline(source, changed, response, { end: false });
  }
  if (fault === "cut" || fault === "lost") return void request.socket.destroy();
  if (fault !== "stall") response.end();
}

/** The next scripted failure of a call; it is used up. */
function faultOf(service: Service, call: Call): Fault["how"] | undefined {
  const at = service.faults.findIndex((one) => one.call === call);
  const fault = service.faults[at];
  if (fault === undefined) return undefined;
  if ((fault.after ?? 0) > 0) {
    fault.after = (fault.after ?? 0) - 1;
    return undefined;
  }
  fault.times = (fault.times ?? 1) - 1;
  if (fault.times <= 0) service.faults.splice(at, 1);
  return fault.how;
}

function newBlob(service: Service, title: string | null): string {
  const name = randomBytes(12).toString("hex");
  service.blobs.set(name, { title, file: join(service.folder, `${name}.blob`), blocks: new Map() });
  return name;
}

function signed(service: Service, blob: string): string {
  const signature = randomBytes(8).toString("hex");
  service.signatures.add(signature);
  return `${service.url()}/account/container/${blob}?sig=${signature}&se=2040`;
}

function artifactIn(
  service: Service,
  of: { name: string; blob: string; run: number; expires: string | null },
): Artifact {
  const now = service.now();
  return {
    id: service.next++,
    name: of.name,
    size: 0,
    digest: null,
    run: of.run,
    createdAt: stamp(now),
    expiresAt: of.expires ?? stamp(new Date(now.getTime() + RETENTION * DAY)),
    expired: false,
    // A fresh one each time it is asked for.
    get location() {
      return signed(service, of.blob);
    },
  };
}

function addBytes(
  service: Service,
  artifact: Artifact,
  { file, bytes }: { file: string; bytes: Uint8Array },
): Artifact {
  writeFileSync(file, bytes);
  artifact.size = bytes.byteLength;
  artifact.digest ??= `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  service.artifacts.push(artifact);
  return artifact;
}

function lengthOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
