import { command } from "./command/mod.ts";
import type { EngineKind } from "./engine.ts";
import { files } from "./files/mod.ts";
import { mysql } from "./mysql/mod.ts";
import { postgres } from "./postgres/mod.ts";
import { sqlite } from "./sqlite/mod.ts";

/** The kinds of sources there are. The only list: a new kind is one line here. */
export const engines: Readonly<Record<string, EngineKind<unknown>>> = {
  command: command as EngineKind<unknown>,
  files: files as EngineKind<unknown>,
  mysql: mysql as EngineKind<unknown>,
  postgres: postgres as EngineKind<unknown>,
  sqlite: sqlite as EngineKind<unknown>,
};
