/** A note that the runner shows beside a file's line. */
export interface Annotation {
  readonly kind: "error" | "warning" | "notice";
  readonly message: string;
  readonly properties: Readonly<Record<string, string>>;
}

const COMMAND = /^::([a-z-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/;
const SHORT = 3; // a mask of fewer characters would blank half the log

/** What is hidden from a log: exact texts, their lines, and the forms the runner knows of them. */
export class Masks {
  readonly #texts = new Set<string>();

  add(text: string): void {
    for (const one of [text, ...text.split(/\r?\n/)]) {
      const trimmed = one.trim();
      if (trimmed.length <= SHORT) continue;
      this.#texts.add(trimmed);
      this.#texts.add(JSON.stringify(trimmed).slice(1, -1));
      this.#texts.add(encodeURIComponent(trimmed));
      for (const shift of [0, 1, 2]) {
        const bytes = Buffer.from(trimmed).subarray(shift);
        const whole = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString("base64");
        if (whole.length > SHORT) this.#texts.add(whole);
      }
    }
  }

  hides(text: string): boolean {
    return this.over(text) !== text;
  }

  over(text: string): string {
    let out = text;
    for (const one of [...this.#texts].sort((a, b) => b.length - a.length))
      out = out.replaceAll(one, "***");
    return out;
  }
}

/** Reads what a step prints, line by line, as the runner does. */
export class CommandReader {
  readonly annotations: Annotation[] = [];
  readonly #masks: Masks;
  readonly #show: (line: string) => void;
  #stopped: string | null = null;

  constructor(masks: Masks, show: (line: string) => void) {
    this.#masks = masks;
    this.#show = show;
  }

  line(line: string): void {
    if (this.#stopped !== null) {
      if (line === `::${this.#stopped}::`) this.#stopped = null;
      else this.#show(line);
      return;
    }
    const found = COMMAND.exec(line.trimStart());
    if (found === null) {
      this.#show(line);
      return;
    }
    const [, name = "", properties = "", data = ""] = found;
    const message = unescaped(data);
    if (name === "add-mask") this.#masks.add(message);
    else if (name === "stop-commands") this.#stopped = message;
    else if (name === "error" || name === "warning" || name === "notice") {
      this.annotations.push({ kind: name, message, properties: propertiesOf(properties) });
      this.#show(`##[${name}]${message}`);
    } else if (name === "group") this.#show(`##[group]${message}`);
    else if (name === "endgroup") this.#show("##[endgroup]");
    else if (name === "debug" || name === "add-matcher" || name === "remove-matcher") return;
    else throw new Error(`The runner takes no command "${name}" any more: ${line}`);
  }
}

function propertiesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split(",")
      .filter((one) => one.includes("="))
      .map((one) => {
        const at = one.indexOf("=");
        const value = unescaped(one.slice(at + 1));
        return [one.slice(0, at).trim(), value.replaceAll("%3A", ":").replaceAll("%2C", ",")];
      }),
  );
}

function unescaped(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}

/** Reads a file of `name=value` lines and `name<<word … word` blocks. @throws Error as the runner would refuse it. */
export function readFileCommands(text: string): Map<string, string> {
  const found = new Map<string, string>();
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    if (line === "") continue;
    const equals = line.indexOf("=");
    const block = line.indexOf("<<");
    if (equals >= 0 && (block < 0 || equals < block)) {
      found.set(line.slice(0, equals), line.slice(equals + 1));
      continue;
    }
    if (block < 1) throw new Error(`Invalid format '${line}'`);
    const word = line.slice(block + 2);
    const end = lines.indexOf(word, at + 1);
    if (word === "" || end < 0) throw new Error(`Matching delimiter not found '${word}'`);
    found.set(line.slice(0, block), lines.slice(at + 1, end).join("\n"));
    at = end;
  }
  return found;
}
