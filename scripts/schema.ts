// Writes the JSON Schema of the policy, from the very definition that checks it: npm run schema.
import { writeFile } from "node:fs/promises";
import { policyJsonSchema } from "./policy_schema.ts";

const file = new URL("../schema/holdfast.schema.json", import.meta.url);
await writeFile(file, policyJsonSchema());
