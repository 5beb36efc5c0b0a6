/** An input of action.yml beside those that every command takes. */
export type Only = "id" | "plan" | "sources" | "stores" | "paths" | "into" | Key | "approval";
type Key = "signing-key" | "identity";

/** How much a command may do, and so how surely GitHub must vouch for its run. */
export type Reach =
  /** The policy's text alone. */
  | "text"
  /** Reads places and stores. */
  | "reads"
  /** Adds backups; what they hold is sealed. */
  | "adds"
  /** Plans, replaces or removes. */
  | "replaces";

/** One line that `command` may be. */
export interface Word {
  readonly takes: readonly Only[];
  readonly needs: readonly Only[];
  readonly reach: Reach;
  /** A second attempt of the same run is refused. */
  readonly once: boolean;
}

const word = (
  reach: Reach,
  takes: readonly Only[],
  rest: Partial<Pick<Word, "needs" | "once">> = {},
): Word => ({ reach, takes, needs: [], once: false, ...rest });

/** Every line that `command` may be, exactly so. */
export const COMMANDS = {
  check: word("reads", ["signing-key"]),
  "check --offline": word("text", []),
  backup: word("adds", ["sources", "stores", "signing-key"]),
  "backup --due": word("adds", ["signing-key"]),
  "backup --prove": word("adds", ["sources", "stores", "signing-key"]),
  list: word("reads", ["stores"]),
  verify: word("reads", ["id", "stores"]),
  plan: word("replaces", ["id", "sources", "stores", "paths", "into"], {
    needs: ["id"],
    once: true,
  }),
  restore: word("replaces", ["plan", "approval", "identity", "signing-key"], {
    needs: ["plan"],
    once: true,
  }),
  undo: word("replaces", ["id"], { needs: ["id"], once: true }),
  settle: word("replaces", ["id"], { needs: ["id"] }),
  prune: word("reads", ["stores"]),
  "prune --yes": word("replaces", ["stores", "signing-key"]),
  watch: word("reads", []),
} as const satisfies Readonly<Record<string, Word>>;

/** A line of `command`. */
export type CommandWord = keyof typeof COMMANDS;

/** The inputs that every command takes. */
export const COMMON = ["command", "policy", "github-token", "summary"] as const;

/** Every input of action.yml, in its order. */
export const INPUTS = [
  "command",
  "policy",
  "id",
  "plan",
  "sources",
  "stores",
  "paths",
  "into",
  "signing-key",
  "identity",
  "approval",
  "github-token",
  "summary",
] as const satisfies readonly (Only | (typeof COMMON)[number])[];

export type InputName = (typeof INPUTS)[number];

/** The variable in which the runner hands over an input: upper case, hyphens kept. */
export function variableOf(name: string): string {
  return `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`;
}
