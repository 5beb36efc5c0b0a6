import { NAME } from "./name.ts";
import { emcaSources, type StarterDatabase } from "./preset_emca.ts";
import { SENHASEGURA_SOURCES } from "./preset_senhasegura.ts";

/** What a first policy can be made for; plain is no system in particular. */
export const PRESETS = ["plain", "emca", "senhasegura"] as const;

/** One of them. */
export type Preset = (typeof PRESETS)[number];

/** What a first policy is made from. */
export interface Starter {
  readonly preset: Preset;
  readonly name: string;
  /** Where emCA's databases lie; the other presets ask for none. */
  readonly database: StarterDatabase;
  /** Of preset plain; the others know theirs. */
  readonly sources: readonly StarterSource[];
  /** An absolute folder. */
  readonly store: string;
  /** Local time such as "02:00", every day. */
  readonly at: string;
  /** IANA name. */
  readonly timezone: string;
  readonly people: readonly StarterPerson[];
}

export interface StarterSource {
  readonly name: string;
  readonly engine: "files" | "sqlite";
  /** Absolute. */
  readonly path: string;
}

export interface StarterPerson {
  readonly name: string;
  /** A GitHub login; null where it is not known. */
  readonly github: string | null;
}

/** Makes a name of what a person typed or a folder is called: lower case, digits and hyphens. */
export function nameFrom(text: string, otherwise: string): string {
  const made = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
  return NAME.test(made) ? made : otherwise;
}

/** The text of a first policy, with a line on what is left for people to fill in. */
export function starterPolicy(starter: Starter): string {
  const { people } = starter;
  const approvers = people.map(({ name }) => yamlText(name)).join(", ");
  return `${HEADS[starter.preset]}holdfast: 1 # format of this file; docs/policy.md explains every key
name: ${yamlText(starter.name)}
${PREFIXES[starter.preset]}recipients: ["file:keys/recipient.txt"] # who can open; the identity stays off this server
signers:
  server: { key: "file:keys/signing.pub", may: [backup, prune] }
signing-key: env:HOLDFAST_SIGNING_KEY # its text: a secret of GitHub's environment backup
${people.length === 0 ? NOBODY : `people:\n${people.map(personLine).join("")}approval: { approvers: [${approvers}], needed: 1, gates: [signature] }\n`}${sourcesText(starter)}stores:
${storeText(starter)}schedules:
  nightly: { every: day, at: "${starter.at}", timezone: ${starter.timezone} }
retention: { last: 14 }
`;
}

const HEADS: Readonly<Record<Preset, string>> = {
  plain: "",
  emca: "# emCA: what is saved of it, and how it comes back. Put your own folders and names in; no password stands here.\n",
  senhasegura:
    "# senhasegura: what is saved of it, and how it comes back. Put your own folders and names in; no password stands here.\n",
};
const PREFIXES: Readonly<Record<Preset, string>> = {
  plain: "",
  emca: "prefix: emCA # a backup is called emCA_20261120_0200Z\n",
  senhasegura: "prefix: senhasegura # a backup is called senhasegura_20261120_0500Z\n",
};

/** A name as YAML reads it back: 123 and true are texts only in quotes. */
function yamlText(name: string): string {
  return /^[0-9]|^(true|false|null)$/i.test(name) ? JSON.stringify(name) : name;
}

function sourcesText({ preset, sources, database }: Starter): string {
  if (preset === "emca") return emcaSources(database);
  if (preset === "senhasegura") return SENHASEGURA_SOURCES;
  return `sources:\n${sources.map(({ name, engine, path }) => `  ${yamlText(name)}: { engine: ${engine}, path: ${JSON.stringify(path)} }\n`).join("")}`;
}

function storeText({ preset, store }: Starter): string {
  const path = JSON.stringify(store);
  if (preset === "plain") return `  local: { kind: directory, path: ${path} }\n`;
  return `  # A drive of another machine, mounted on this folder or above it. While it is not, nothing is written beneath.
  remote: { kind: directory, path: ${path}, mount: required }
`;
}

const NOBODY = `# Without people nobody can approve a restore, and so nothing is ever restored:
# people:
#   NAME: { keys: ["file:people/NAME.pub"], github: LOGIN }
# approval: { approvers: [NAME], needed: 1, gates: [signature] }
`;

function personLine({ name, github }: StarterPerson): string {
  const login = github === null ? "" : `, github: ${yamlText(github)}`;
  return `  ${yamlText(name)}: { keys: ["file:people/${name}.pub"]${login} }\n`;
}

/** Who must review a change of what decides over backups; null where no login is known. */
export function codeOwners(people: readonly StarterPerson[]): string | null {
  const logins = people.flatMap(({ github }) => (github === null ? [] : [`@${github}`]));
  if (logins.length === 0) return null;
  const paths = ["/holdfast.yml", "/keys/", "/people/", "/.github/"];
  const wide = Math.max(...paths.map(({ length }) => length));
  return `# Who reviews a change of what decides over backups and restores.\n${paths.map((path) => `${path.padEnd(wide)} ${logins.join(" ")}\n`).join("")}`;
}
