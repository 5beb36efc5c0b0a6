import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
} from "yaml";
import { mayBeSecret } from "./hidden.ts";
import { shown } from "./name.ts";
import { type PolicyPath, pathText } from "./policy_path.ts";

/** Something wrong with the YAML itself. */
export interface YamlComplaint {
  readonly line: number;
  readonly path: string;
  readonly text: string;
}

/** A policy's YAML as a plain value, and where each key stands. */
export interface PolicyYaml {
  readonly value: unknown;
  /** What a policy may not say, although it is YAML: keys twice, tags, directives. */
  readonly complaints: readonly YamlComplaint[];
  lineOf(path: PolicyPath): number;
}

const MAX_ALIASES = 50; // against documents that unfold without end
const MAX_LENGTH = 256_000; // characters; each manifest holds the text

/** Reads YAML 1.2; one list of complaints where it has no single meaning. */
export function readPolicyYaml(text: string): PolicyYaml | readonly YamlComplaint[] {
  if (text.length > MAX_LENGTH) return [whole("the file is longer than 256,000 characters")];
  const lines = new LineCounter();
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      uniqueKeys: false, // compares each key with each other; complaintsOf does it in one pass
      prettyErrors: false,
      stringKeys: true,
    });
    const broken = [...document.errors, ...document.warnings];
    if (broken.length > 0)
      return broken.map((error) => ({
        line: lineAt(error.pos[0]),
        path: "",
        text: wordsOf(error.message),
      }));
    const complaints = complaintsOf(document, lineAt);
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return { value, complaints, lineOf: finder(document, lineAt) };
  } catch (cause) {
    return [whole(wordsOf((cause as Error).message))];
  }
}

function whole(text: string): YamlComplaint {
  return { line: 1, path: "", text };
}

/** The parser's words without what it quotes: any of it may be a secret. */
function wordsOf(message: string): string {
  if (/call stack|overflow/i.test(message)) return "it is nested too deeply";
  if (/multiple documents/.test(message)) return "it holds more than one document";
  const words = message.split(/: | "/, 1)[0] as string;
  return mayBeSecret(words) ? "it is not YAML" : shown(words);
}

function complaintsOf(document: Document, lineAt: (offset: number) => number): YamlComplaint[] {
  const found: YamlComplaint[] = [];
  const tags = document.directives?.tags ?? {};
  if (document.directives?.yaml.explicit || Object.keys(tags).length > 1)
    found.push(whole("directives (%YAML, %TAG) are not allowed"));
  visit(document, {
    // Not "Map" beside it: a visitor of its own would hide the maps from this one.
    Node(_, node, ancestors) {
      if (!isNode(node)) return;
      if (node.tag !== undefined)
        found.push({
          line: lineAt(node.range?.[0] ?? 0),
          path: "",
          text: "tags (!…) are not allowed",
        });
      if (isMap(node)) found.push(...keysOf(node, () => pathOf(ancestors, node), lineAt));
    },
  });
  return found;
}

/** Keys that stand twice, and the one that JavaScript gives a meaning of its own. */
function keysOf(
  map: YAMLMap,
  path: () => PolicyPath,
  lineAt: (offset: number) => number,
): YamlComplaint[] {
  const seen = new Set<string>();
  const found: YamlComplaint[] = [];
  for (const { key } of map.items) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    const isTwin = seen.has(name);
    seen.add(name);
    if (!isTwin && name !== "__proto__") continue;
    const text = pathText([...path(), name]);
    const why = isTwin ? "stands there twice" : "is not a key here";
    found.push({ line: lineAt(key.range?.[0] ?? 0), path: text, text: `${text} ${why}` });
  }
  return found;
}

function pathOf(ancestors: readonly unknown[], node: unknown): PolicyPath {
  const path: (string | number)[] = [];
  for (const [at, one] of ancestors.entries()) {
    const below = ancestors[at + 1] ?? node;
    if (isSeq(one)) path.push(one.items.indexOf(below));
    else if (isMap(one)) path.push(String(((below as Pair).key as { value?: unknown })?.value));
  }
  return path;
}

function finder(
  document: Document,
  lineAt: (offset: number) => number,
): (path: PolicyPath) => number {
  const known = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();
  return (path) => {
    let line = 1;
    let node: unknown = document.contents;
    for (const step of path) {
      const pair = isMap(node) ? pairsOf(node, known).get(String(step)) : undefined;
      const key = isSeq(node) ? node.items[step as number] : pair?.key;
      if (!isNode(key) || !key.range) break;
      line = lineAt(key.range[0]);
      node = pair === undefined ? key : pair.value;
    }
    return line;
  };
}

function pairsOf(
  map: YAMLMap,
  known: WeakMap<YAMLMap, ReadonlyMap<string, Pair>>,
): ReadonlyMap<string, Pair> {
  const before = known.get(map);
  if (before !== undefined) return before;
  const pairs = new Map(
    map.items.map((pair) => [String(isScalar(pair.key) ? pair.key.value : pair.key), pair]),
  );
  known.set(map, pairs);
  return pairs;
}
