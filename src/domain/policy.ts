import { z } from "zod";
import { minuteOf, PREFIX } from "./entry.ts";
import { NAME } from "./name.ts";
import { type ApprovalRule, approvalOf, approvalShape } from "./policy_approval.ts";
import { cautionShape } from "./policy_caution.ts";
import { type GroupEntry, groupOf, groupsShape } from "./policy_groups.ts";
import { type Hooks, hooksOf, hooksShape } from "./policy_hooks.ts";
import { type RetentionRule, retentionOf, retentionShape } from "./policy_retention.ts";
import { type ScheduleEntry, scheduleOf, schedulesShape } from "./policy_schedules.ts";
import type { Schema } from "./schema.ts";
import { PERCENT, parsePercent } from "./units.ts";

/** The kinds a policy may name, each with the schema of its own keys. */
export interface Kinds {
  readonly engines: Readonly<Record<string, { readonly settings: Schema<unknown> }>>;
  readonly stores: Readonly<Record<string, { readonly settings: Schema<unknown> }>>;
}

/** What a signer's backups or notes count for. */
export type SignerRole = "backup" | "prune";

export interface SignerEntry {
  readonly key: string;
  readonly may: readonly SignerRole[];
  /** A retired key: its last backup, `<id>@<sha256>`; only that one and its ancestors count. */
  readonly last: string | null;
}

export interface PersonEntry {
  readonly keys: readonly string[];
  readonly github: string | null;
}

export interface SourceEntry {
  readonly engine: string;
  readonly enabled: boolean;
  readonly because: string | null;
  /** The group it belongs to; null: none. */
  readonly group: string | null;
  readonly hooks: Hooks;
  /** What an approver must know before it is put back; null: nothing. */
  readonly caution: string | null;
  /** Checked by the engine kind's schema. */
  readonly settings: unknown;
}

export interface StoreEntry {
  readonly kind: string;
  /** Checked by the store kind's schema. */
  readonly settings: unknown;
}

/** The reviewed policy, as written: names may still be `file:` references and paths relative. */
export interface Policy {
  readonly name: string;
  readonly prefix: string;
  readonly recipients: readonly string[];
  readonly signers: Readonly<Record<string, SignerEntry>>;
  /** `env:NAME` or `file:PATH`; null where this policy only reads. */
  readonly signingKey: string | null;
  readonly staging: string | null;
  readonly state: string | null;
  readonly people: Readonly<Record<string, PersonEntry>>;
  /** null: no restore; "open": anybody may restore. */
  readonly approval: ApprovalRule | "open" | null;
  readonly sources: Readonly<Record<string, SourceEntry>>;
  readonly groups: Readonly<Record<string, GroupEntry>>;
  /** What runs around the swaps of every restore. */
  readonly restore: Hooks;
  readonly stores: Readonly<Record<string, StoreEntry>>;
  readonly disclose: "all" | "none";
  readonly suspicion: { readonly shrinksBelow: number };
  readonly schedules: Readonly<Record<string, ScheduleEntry>>;
  /** null: nothing is ever removed. */
  readonly retention: RetentionRule | null;
  /** People who may start a run by hand on GitHub; null: whom GitHub lets. */
  readonly operators: readonly string[] | null;
  /** An address that is told of start, success and failure; `env:NAME`, `file:PATH` or https. */
  readonly ping: string | null;
  /** "reviewed": this policy counts on GitHub only when a merged, reviewed pull request brought it. */
  readonly require: "reviewed" | null;
}

const DEFAULTS = {
  prefix: "Backup",
  shrinksBelow: "50%",
} as const;

const name = z.string().regex(NAME, "a name of lower-case letters, digits and -, at most 40");
const path = z
  .string()
  .min(1)
  .max(4000)
  .regex(/^[^\x00\r\n]+$/, "a path on one line");
const percent = z.string().regex(PERCENT, "a share from 0% to 100%");
const secret = z
  .string()
  .regex(/^(env:[A-Za-z_][A-Za-z0-9_]*|file:[^\x00\r\n]+)$/, "env:NAME or file:PATH");
const key = z.string().min(1).describe("an OpenSSH public key line, or file:PATH to one");
const last = z
  .string()
  .regex(/^[A-Za-z0-9_-]+@[0-9a-f]{64}$/, "<backup id>@<manifest SHA-256>")
  .refine((text) => minuteOf(text.split("@", 1)[0] as string) !== null, "the id of a backup first");

/**
 * The policy's definition, for the kinds there are. The same one checks a file and makes the JSON
 * Schema; what does not work yet is absent, so it is an unknown key.
 */
export function policySchema(kinds: Kinds) {
  return z.strictObject({
    holdfast: z.literal(1).describe("format of this file"),
    name: name.describe("names the chain and the state folder"),
    prefix: z
      .string()
      .regex(PREFIX, "letters, digits, _ and -, at most 40")
      .optional()
      .describe(`first word of every backup's id; ${DEFAULTS.prefix} unless told`),
    recipients: z
      .array(z.string().min(1))
      .min(1)
      .describe("who can open: age recipients or file:PATH, of one kind"),
    signers: z
      .record(
        name,
        z.strictObject({
          key,
          may: z
            .array(z.enum(["backup", "prune"]))
            .min(1)
            .describe("what its signature counts for"),
          last: last
            .optional()
            .describe("retires the key: only this backup and its ancestors count"),
        }),
      )
      .describe("whose backups are trusted"),
    "signing-key": secret
      .optional()
      .describe("this host's OpenSSH private key: env:NAME or file:PATH"),
    staging: path.optional().describe("private folder for sealed bytes on their way"),
    state: path.optional().describe("private folder for what this host remembers"),
    people: z
      .record(
        name,
        z.strictObject({
          keys: z.array(key).min(1),
          github: z
            .string()
            .regex(/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})$/, "a GitHub login")
            .optional(),
        }),
      )
      .optional()
      .describe("humans with keys"),
    approval: approvalShape
      .optional()
      .describe("who must approve a restore; without it nothing is restored"),
    sources: z
      .record(
        name,
        kindUnion("engine", kinds.engines, {
          enabled: z.boolean().optional().describe("false keeps the source out, by name"),
          because: z.string().min(1).max(200).optional().describe("why it is kept out"),
          group: name.optional().describe("the group it is dumped and put back with"),
          caution: cautionShape.optional(),
          ...hooksShape,
        }),
      )
      .describe("what to save"),
    groups: groupsShape
      .optional()
      .describe("sources that are dumped and put back together, in a stated order"),
    restore: z
      .strictObject(hooksShape)
      .optional()
      .describe("programs around the swaps of every restore"),
    stores: z.record(name, kindUnion("kind", kinds.stores, {})).describe("where backups rest"),
    disclose: z
      .enum(["all", "none"])
      .optional()
      .describe(
        "none leaves totals, host, versions and the policy's text out of the clear manifest",
      ),
    suspicion: z
      .strictObject({
        "shrinks-below": percent
          .optional()
          .describe(
            `of the median of the last 7 trusted runs; ${DEFAULTS.shrinksBelow} unless told`,
          ),
      })
      .optional()
      .describe("when a backup is published as suspect"),
    schedules: schedulesShape.optional().describe("when a backup is due; backup --due asks them"),
    retention: retentionShape.optional().describe("which backups prune keeps; all unless told"),
    operators: z
      .array(name)
      .min(1)
      .optional()
      .describe("people who may start a run by hand on GitHub; whom GitHub lets unless told"),
    ping: z
      .string()
      .regex(
        /^(env:[A-Za-z_][A-Za-z0-9_]*|file:[^\x00\r\n]+|https:\/\/[^\s]+)$/,
        "env:NAME, file:PATH or an https address",
      )
      .optional()
      .describe("an address to call on start, success and failure of a backup"),
    require: z
      .literal("reviewed")
      .optional()
      .describe("on GitHub, take this policy only from a merged, reviewed pull request"),
  });
}

function kindUnion(word: string, kinds: Kinds["engines"], common: z.ZodRawShape) {
  const options = Object.entries(kinds).map(([kind, { settings }]) =>
    z.strictObject({ [word]: z.literal(kind), ...common, ...(settings as z.ZodObject).shape }),
  );
  return z.discriminatedUnion(word, options as [z.ZodObject, ...z.ZodObject[]]);
}

/** What `policySchema` accepts, as it stands in YAML. */
export type PolicyFile = z.infer<ReturnType<typeof policySchema>>;

/** Fills in the defaults and gives the keys their names in code. */
export function policyOf(file: PolicyFile): Policy {
  return {
    name: file.name,
    prefix: file.prefix ?? DEFAULTS.prefix,
    recipients: file.recipients,
    signers: mapValues(file.signers, (signer) => ({ ...signer, last: signer.last ?? null })),
    signingKey: file["signing-key"] ?? null,
    staging: file.staging ?? null,
    state: file.state ?? null,
    people: mapValues(file.people ?? {}, (person) => ({
      keys: person.keys,
      github: person.github ?? null,
    })),
    approval: file.approval === undefined ? null : approvalOf(file.approval),
    sources: mapValues(file.sources, sourceOf),
    groups: mapValues(file.groups ?? {}, groupOf),
    restore: hooksOf(file.restore ?? {}, "restore"),
    stores: mapValues(file.stores, ({ kind, ...settings }) => ({ kind: kind as string, settings })),
    disclose: file.disclose ?? "all",
    suspicion: {
      shrinksBelow: parsePercent(
        file.suspicion?.["shrinks-below"] ?? DEFAULTS.shrinksBelow,
      ) as number,
    },
    schedules: mapValues(file.schedules ?? {}, scheduleOf),
    retention: file.retention === undefined ? null : retentionOf(file.retention),
    operators: file.operators ?? null,
    ping: file.ping ?? null,
    require: file.require ?? null,
  };
}

function sourceOf(entry: Record<string, unknown>, name: string): SourceEntry {
  const { engine, enabled, because, group, caution, ...rest } = entry;
  const { before, quiesce, resume, after, ...settings } = rest;
  const hooks = { before, quiesce, resume, after } as Parameters<typeof hooksOf>[0];
  return {
    engine: engine as string,
    enabled: (enabled as boolean | undefined) ?? true,
    because: (because as string | undefined) ?? null,
    group: (group as string | undefined) ?? null,
    hooks: hooksOf(hooks, `sources.${name}`),
    caution: (caution as string | undefined) ?? null,
    settings,
  };
}

/** The same keys with other values. */
export function mapValues<A, B>(
  from: Readonly<Record<string, A>>,
  change: (value: A, key: string) => B,
): Record<string, B> {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value, key)]));
}
