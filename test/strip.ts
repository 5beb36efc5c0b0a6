import { createHash } from "node:crypto";
import { stripTypeScriptTypes } from "node:module";
export default {
  process: (source: string) => ({ code: stripTypeScriptTypes(source) }),
  getCacheKey: (source: string, path: string, o: { configString: string; instrument: boolean }) =>
    createHash("sha256")
      .update([process.version, path, o.configString, String(o.instrument), source].join("\0"))
      .digest("hex")
      .slice(0, 32),
};
