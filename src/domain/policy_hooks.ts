import { z } from "zod";

/** When a hook runs: around the work, and around the shortest time in which nothing may write. */
export const HOOK_WORDS = ["before", "quiesce", "resume", "after"] as const;
export type HookWord = (typeof HOOK_WORDS)[number];

/** A program of the operator's, started without a shell. */
export interface Hook {
  /** Where it stands in the policy, e.g. "groups.vault.quiesce". */
  readonly label: string;
  readonly run: readonly [string, ...string[]];
  /** How long it may run, ms. */
  readonly limit: number;
  /** Secrets by the name of their variable: `env:NAME` or `file:PATH`. */
  readonly env: Readonly<Record<string, string>>;
}

/** The hooks of a source, a group or every restore; null where there is none. */
export type Hooks = Readonly<Record<HookWord, Hook | null>>;

/** What is stopped while a place is read or exchanged, and how it goes on. */
export interface Pause {
  /** The owner in the policy: "sources.<name>", "groups.<name>" or "restore". */
  readonly owner: string;
  readonly quiesce: Hook;
  readonly resume: Hook;
}

const LIMITS = { before: "10m", quiesce: "10m", resume: "60s", after: "10m" } as const;
/** How long a program may run, as it stands in a policy. */
export const LIMIT = /^([1-9]\d{0,4})([smh])$/;
const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** Secrets that a program gets as variables, as they stand in a policy: by name, where each is found. */
export const secretsShape = z.record(
  z
    .string()
    .regex(/^(?!HOLDFAST_)[A-Za-z_][A-Za-z0-9_]*$/, "the name of a variable, not one of HOLDFAST_"),
  z.string().regex(/^(env:[A-Za-z_][A-Za-z0-9_]*|file:[^\x00\r\n]+)$/, "env:NAME or file:PATH"),
);

const word = z
  .string()
  .max(4000)
  .regex(/^[^\x00]*$/, "a text without NUL");
const words = z.tuple([word.min(1)], word);
const hook = z
  .union([
    words,
    z.strictObject({
      run: words.describe("the program and its arguments; no shell reads them"),
      limit: z
        .string()
        .regex(LIMIT, "a time such as 60s, 10m or 2h")
        .optional()
        .describe(`it is ended after this time; ${LIMITS.before}, for resume ${LIMITS.resume}`),
      env: secretsShape
        .optional()
        .describe("secrets it gets as variables: NAME: env:NAME or file:PATH"),
    }),
  ])
  .meta({ id: "hook" });

/** The keys `before`, `quiesce`, `resume` and `after` of a source, a group or `restore`, as they stand in YAML. */
export const hooksShape = {
  before: hook.optional(),
  quiesce: hook.optional(),
  resume: hook.optional(),
  after: hook.optional(),
};

/** A hook as it stands in YAML. */
export type HookFile = z.infer<typeof hook>;

/** Fills in the defaults of the hooks that stand under one owner, e.g. "groups.vault". */
export function hooksOf(
  file: Readonly<Partial<Record<HookWord, HookFile | undefined>>>,
  owner: string,
): Hooks {
  const one = (word: HookWord): Hook | null => {
    const given = file[word];
    if (given === undefined) return null;
    const { run, limit, env } = Array.isArray(given) ? { run: given } : given;
    return {
      label: `${owner}.${word}`,
      run: run as Hook["run"],
      limit: limitOf(limit ?? LIMITS[word]),
      env: env ?? {},
    };
  };
  return {
    before: one("before"),
    quiesce: one("quiesce"),
    resume: one("resume"),
    after: one("after"),
  };
}

/** Whose hook it is: "sources.<name>", "groups.<name>" or "restore". */
export function ownerOf({ label }: Hook): string {
  return label.slice(0, label.lastIndexOf("."));
}

/** When it runs. */
export function wordOf({ label }: Hook): HookWord {
  return label.slice(label.lastIndexOf(".") + 1) as HookWord;
}

/** What an owner's hooks pause; null where they pause nothing. The policy has both or neither. */
export function pauseOf(owner: string, { quiesce, resume }: Hooks): Pause | null {
  return quiesce === null || resume === null ? null : { owner, quiesce, resume };
}

/** A hook on one line, its words told apart beyond doubt: what an approver reads. */
export function hookText({ label, run, limit, env }: Hook): string {
  const given = Object.entries(env).map(([name, from]) => `, ${name} from ${from}`);
  return `${label}: ${run.map(wordText).join(" ")} (at most ${limitText(limit)}${given.join("")})`;
}

/** Reads what `LIMIT` matches, as milliseconds. */
export function limitOf(text: string): number {
  const [, count, unit] = LIMIT.exec(text) as RegExpExecArray;
  return Number(count) * (UNITS[unit as string] as number);
}

/** A limit as exactly as it was written: an approver reads it. */
export function limitText(limit: number): string {
  for (const [unit, name] of [
    ["h", "h"],
    ["m", "min"],
  ] as const) {
    const size = UNITS[unit] as number;
    if (limit % size === 0) return `${limit / size} ${name}`;
  }
  return `${limit / 1000} s`;
}

function wordText(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : JSON.stringify(word);
}
