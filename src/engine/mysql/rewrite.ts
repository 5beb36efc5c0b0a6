import type { Bytes } from "../../domain/bytes.ts";
import { quotedName, withoutSchema } from "./sql_text.ts";

const VIEW = "\n/*!50001 VIEW ";

/**
 * A dump that names its own schema nowhere, so that it can be loaded into any. The dump programs do in two
 * places: where a program was made while the schema had another collation, and before functions in views.
 */
export async function* withoutItsSchema(bytes: Bytes, schema: string): Bytes {
  const alter = `\nALTER DATABASE ${quotedName(schema)} CHARACTER SET `;
  const forms = [alter, VIEW].map((form) => Buffer.from(form));
  const longest = Math.max(...forms.map((form) => form.length));
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes) {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const at = Math.min(...forms.map((form) => found(rest, form)));
      if (at === Number.POSITIVE_INFINITY) break;
      const end = rest.indexOf(10, at + 1);
      if (end < 0 && at === 0) break; // the line is not whole yet
      if (at > 0) {
        yield rest.subarray(0, at);
        rest = rest.subarray(at);
        continue;
      }
      // As bytes: a view's text need not be UTF-8.
      yield Buffer.from(rewritten(rest.toString("latin1", 0, end), schema), "latin1");
      rest = rest.subarray(end);
    }
    const isHeld = forms.some((form) => found(rest, form) === 0);
    const keep = isHeld ? rest.length : Math.min(rest.length, longest - 1);
    if (rest.length > keep) yield rest.subarray(0, rest.length - keep);
    rest = Buffer.from(rest.subarray(rest.length - keep));
  }
  yield rest;
}

function found(text: Buffer, form: Buffer): number {
  const at = text.indexOf(form);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

function rewritten(line: string, schema: string): string {
  const name = Buffer.from(schema, "utf8").toString("latin1");
  const alter = `\nALTER DATABASE ${quotedName(name)} CHARACTER SET `;
  if (line.startsWith(alter)) return `\nALTER DATABASE CHARACTER SET ${line.slice(alter.length)}`;
  return withoutSchema(line, name);
}
