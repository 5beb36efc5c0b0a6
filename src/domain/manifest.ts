import { z } from "zod";
import { NAME } from "./name.ts";
import {
  dayShape,
  idShape as id,
  sha256Shape as sha256,
  countShape as size,
  timeShape as time,
  totalsShape as totals,
} from "./shape.ts";

/** Format of the manifest, and so of the backup; docs/format.md specifies it. */
export const FORMAT = 1;

const slug = /^[a-z0-9][a-z0-9-]{0,39}$/;
/** Readers build paths from these, so nothing else is accepted. */
const file = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}\/[a-z0-9][a-z0-9-]{0,39}\.[a-z0-9]{1,16}\.zst\.age$/);
const link = z.strictObject({ id, sha256 });
const sealed = {
  file,
  size,
  sha256,
  /** Age header and payload nonce. */
  header: z.strictObject({ length: size, sha256 }),
  plain: size,
};

const archive = z.strictObject({
  part: z.string().min(1).max(4096),
  format: z.string().regex(/^[a-z0-9]{1,16}$/),
  ...sealed,
  totals: totals.nullable(),
});

const source = z.strictObject({
  name: z.string().regex(NAME),
  engine: z.string().regex(slug),
  started: time,
  ended: time,
  instant: z.enum(["one", "per part", "none"]),
  versions: z.record(z.string(), z.string()),
  scratch: z.boolean(),
  archives: z.array(archive),
  inventory: z.strictObject(sealed),
  /** How many things were left out or changed while read; the inventory names them. */
  notes: size,
});

const manifest = z.strictObject({
  "holdfast-manifest": z.literal(FORMAT),
  id,
  sequence: size,
  policy: z.strictObject({ name: z.string().regex(NAME), sha256, text: z.string().nullable() }),
  commit: z.string().nullable(),
  schedule: z.string(),
  requester: z.string().nullable(),
  label: z.string().nullable(),
  taken: time,
  date: dayShape,
  zone: z.string(),
  run: z.string().nullable(),
  host: z.string().nullable(),
  version: z.string(),
  sources: z.array(source),
  absent: z.array(
    z.strictObject({
      name: z.string().regex(NAME),
      reason: z.enum(["disabled", "excluded", "failed"]),
      because: z.string().nullable(),
    }),
  ),
  suspicions: z.array(z.strictObject({ source: z.string().regex(NAME), text: z.string() })),
  recipients: z.array(z.string()),
  previous: z.record(z.string().regex(NAME), link.nullable()),
  breaks: z.array(
    z.strictObject({ store: z.string().regex(NAME), expected: link, found: link.nullable() }),
  ),
  /** Stores that drop what is in them by themselves: when this backup goes, and when its previous one there. */
  expires: z
    .record(z.string().regex(NAME), z.strictObject({ own: time, previous: time.nullable() }))
    .exactOptional(),
});

/** The signed description of a backup. Its exact bytes are what is signed; see trust/statement.ts. */
export type Manifest = z.infer<typeof manifest>;
export type ManifestSource = Manifest["sources"][number];
export type ManifestArchive = ManifestSource["archives"][number];
/** A backup named beyond doubt. */
export type Link = z.infer<typeof link>;

/** Checks the shape of a parsed manifest; a string says what is wrong with it. */
export function manifestOf(value: unknown): Manifest | string {
  const parsed = manifest.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return `${issue?.path.join(".") ?? ""} is not what format ${FORMAT} has there`;
  }
  return ambiguityOf(parsed.data) ?? parsed.data;
}

/** What two readers could understand in two ways. */
function ambiguityOf(of: Manifest): string | null {
  if (hasTwins(sealedFiles(of).map(({ file }) => file))) return "it names a file twice";
  if (hasTwins([...of.sources, ...of.absent].map(({ name }) => name)))
    return "it names a source twice";
  const doubled = of.sources.find(({ archives }) => hasTwins(archives.map(({ part }) => part)));
  if (doubled !== undefined) return `it names a part of source ${doubled.name} twice`;
  const strange = of.sources.find((one) =>
    [one.inventory, ...one.archives].some(({ file }) => !file.startsWith(`${one.name}/`)),
  );
  return strange === undefined ? null : `a file of source ${strange.name} lies elsewhere`;
}

function hasTwins(names: readonly string[]): boolean {
  return new Set(names).size !== names.length;
}

/** A sealed file of a backup, as its manifest describes it. */
export type SealedFile = Pick<ManifestArchive, "file" | "size" | "sha256" | "header" | "plain">;

/** All sealed files of a backup: each source's archives, then its inventory. */
export function sealedFiles(manifest: Manifest): SealedFile[] {
  return manifest.sources.flatMap((one) => [...one.archives, one.inventory]);
}

/** Stored size of a backup's sealed files, bytes. */
export function storedSize(manifest: Manifest): number {
  return sealedFiles(manifest).reduce((sum, one) => sum + one.size, 0);
}

/** The file name of a part: its own name where that is a plain one and free, else `part-<n>`. */
export function slugOf(part: string, taken: ReadonlySet<string>): string {
  const own = slug.test(part) && part !== "inventory" ? part : null;
  if (own !== null && !taken.has(own)) return own;
  let turn = 1;
  while (taken.has(`part-${turn}`)) turn++;
  return `part-${turn}`;
}
