import { z } from "zod";
import { policySchema } from "../src/domain/policy.ts";
import { engines } from "../src/engine/mod.ts";
import { stores } from "../src/store/mod.ts";

/** The JSON Schema of a policy, for editors: all kinds there are, defaults not needed. */
export function policyJsonSchema(): string {
  const schema = z.toJSONSchema(policySchema({ engines, stores }), {
    io: "input",
    target: "draft-2020-12",
  });
  const { $schema, ...rest } = schema;
  const title = "Holdfast policy";
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}
