/** Old names of schemas and what they are called where a backup is built; both as latin1 of their bytes. */
export type Renamed = ReadonlyMap<string, string>;

interface Token {
  readonly kind: "word" | "name" | "text" | "sign" | "gap";
  readonly text: string;
}

const TOKEN =
  /(?<name>`(?:[^`]|``)*`)|(?<text>'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*")|(?<gap>\s+|--[ \t][^\n]*|#[^\n]*|\/\*M?!\d*|\*\/|\/\*(?!M?!)[\s\S]*?\*\/)|(?<word>[\w$\x80-\xff]+)|(?<sign>[\s\S])/g;

/** The words of a statement, gaps and comments among them. */
function tokensOf(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map(({ groups }) => {
    const [kind, found] = Object.entries(groups ?? {}).find(([, one]) => one !== undefined) as [
      Token["kind"],
      string,
    ];
    return { kind, text: found };
  });
}

const CALLS = /^(nextval|lastval|setval)$/i;

/** A table whose sequences and foreign keys lead into schemas that are built elsewhere. */
export function tableElsewhere(text: string, renamed: Renamed): string {
  if (![...renamed.keys()].some((name) => text.includes(quoted(name)))) return text;
  const tokens = tokensOf(text);
  const solid = solidOf(tokens);
  return joined(tokens, (token, at) => {
    const new_ = newName(token, renamed);
    if (new_ === null || solid(at, 1)?.text !== ".") return token.text;
    const before = solid(at, -1);
    const isKey = /^references$/i.test(before?.text ?? "");
    const isCall = before?.text === "(" && CALLS.test(solid(at, -2)?.text ?? "");
    return isKey || isCall ? new_ : token.text;
  });
}

/**
 * A view whose tables lie in schemas that are built elsewhere. Where the schema's name also stands for a
 * table or an alias, it cannot be told which is meant: the text stays, and the server decides.
 */
export function viewElsewhere(text: string, renamed: Renamed): string {
  const tokens = tokensOf(text);
  const solid = solidOf(tokens);
  const isQualifier = (at: number) => solid(at, 1)?.text === "." && solid(at, -1)?.text !== ".";
  // The view itself, what has a schema before it, and names of columns stand for no table by themselves.
  const isBare = (at: number) =>
    !isQualifier(at) && !/^(\.|as|view)$/i.test(solid(at, -1)?.text ?? "");
  const others = new Set(
    tokens.flatMap((token, at) => (token.kind === "name" && isBare(at) ? [token.text] : [])),
  );
  return joined(tokens, (token, at) => {
    const new_ = newName(token, renamed);
    return new_ === null || !isQualifier(at) || others.has(token.text) ? token.text : new_;
  });
}

/** A trigger without the schemas its first line may name, so that it is made where it is loaded. */
export function triggerHere(text: string): string {
  const tokens = tokensOf(text);
  const solid = solidOf(tokens);
  const word = (form: RegExp, from: number) =>
    tokens.findIndex(({ kind, text }, at) => at >= from && kind === "word" && form.test(text));
  const start = word(/^trigger$/i, 0);
  const end = word(/^for$/i, start);
  return joined(tokens, (token, at) => {
    if (at <= start || at >= end) return token.text;
    const isDot = token.text === "." && token.kind === "sign";
    return isDot || (token.kind !== "gap" && solid(at, 1)?.text === ".") ? "" : token.text;
  });
}

/** An event that runs, or does not. @returns Its text, and how it was. */
export function eventWith(
  text: string,
  state: "ENABLE" | "DISABLE",
): { readonly text: string; readonly was: string | null } {
  const tokens = tokensOf(text);
  const solid = solidOf(tokens);
  const at = tokens.findIndex(
    (token, at) => token.kind === "word" && /^preserve$/i.test(solid(at, -1)?.text ?? ""),
  );
  const isState = /^(enable|disable)$/i.test(tokens[at]?.text ?? "");
  if (!isState) return { text, was: null };
  const was = (tokens[at] as Token).text.toUpperCase();
  return { text: joined(tokens, (token, one) => (one === at ? state : token.text)), was };
}

/** The first name after a word, without its quotes; null: there is none. */
export function nameAfter(text: string, word: RegExp): string | null {
  const tokens = tokensOf(text).filter(({ kind }) => kind !== "gap");
  const at = tokens.findIndex(({ kind, text }) => kind === "word" && word.test(text));
  const next = tokens[at + 1];
  return at < 0 || next?.kind !== "name" ? null : unquoted(next.text);
}

/** A database's own statement, about the one that is built instead; null: it is about none of those. */
export function databaseElsewhere(text: string, renamed: Renamed): string | null {
  const tokens = tokensOf(text);
  const at = tokens.findIndex(({ kind }) => kind === "name");
  const new_ = at < 0 ? null : newName(tokens[at] as Token, renamed);
  return new_ === null ? null : joined(tokens, (token, one) => (one === at ? new_ : token.text));
}

function joined(tokens: readonly Token[], text: (token: Token, at: number) => string): string {
  return tokens.map(text).join("");
}

/** The word before or after another, gaps left out. */
function solidOf(tokens: readonly Token[]): (at: number, by: number) => Token | undefined {
  const solid = tokens.flatMap(({ kind }, at) => (kind === "gap" ? [] : [at]));
  const order = new Map(solid.map((at, nth) => [at, nth]));
  return (at, by) => tokens[solid[(order.get(at) ?? Number.NaN) + by] ?? -1];
}

function newName({ kind, text }: Token, renamed: Renamed): string | null {
  const found = kind === "name" ? renamed.get(unquoted(text)) : undefined;
  return found === undefined ? null : quoted(found);
}

function unquoted(text: string): string {
  return text.slice(1, -1).replaceAll("``", "`");
}

function quoted(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}
