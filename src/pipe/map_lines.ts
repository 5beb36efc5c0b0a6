import { BLOCK } from "./blocks.ts";
import { FRAME_BOUND } from "./frames.ts";
import { damagedInventory } from "./lines.ts";
import { FrameMap } from "./map.ts";

/**
 * A map as lines of an inventory, without LF: one for the archive, then one a frame.
 *
 * @param archive "<source>/<file>".
 */
export function* mapLines(archive: string, part: string, map: FrameMap): Generator<string> {
  const { count, plain, size } = map;
  yield JSON.stringify({ archive, part, frames: count, plain, size });
  for (let index = 0; index < count; index++) {
    const frame = map.frame(index);
    const sha256 = Buffer.from(frame.sha256).toString("hex");
    yield `{"frame":${index},"plain":${frame.plain},"at":${frame.at},"length":${frame.length},"sha256":"${sha256}"}`;
  }
}

/** Takes the lines of maps one by one. */
export interface MapReader {
  /** @throws HoldfastError "archive-damaged" for a line that is not the next one of a map. */
  line(value: Readonly<Record<string, unknown>>): void;
  /** All maps, by archive; fails when the last one is not complete. */
  end(): Map<string, FrameMap>;
}

interface Announced {
  readonly archive: string;
  readonly frames: number;
  readonly plain: number;
  readonly size: number;
  readonly map: FrameMap;
}

/** Makes a reader that has seen no line. */
export function readMapLines(): MapReader {
  const maps = new Map<string, FrameMap>();
  let open: Announced | null = null;
  const close = (): void => {
    if (open === null) return;
    const { map, frames, plain, size } = open;
    if (map.count !== frames || map.plain !== plain || map.size !== size) {
      throw damagedInventory("a map is not complete");
    }
    maps.set(open.archive, map);
    open = null;
  };
  return {
    line: (value) => {
      if (!("frame" in value)) {
        close();
        open = announced(value);
        if (maps.has(open.archive)) throw damagedInventory("an archive has two maps");
        return;
      }
      if (open === null) throw damagedInventory("a frame belongs to no archive");
      appendFrame(open.map, value);
    },
    end: () => {
      close();
      return maps;
    },
  };
}

function announced(value: Readonly<Record<string, unknown>>): Announced {
  const { archive, part, frames, plain, size } = value;
  if (
    typeof archive === "string" &&
    typeof part === "string" &&
    isCount(frames) &&
    isCount(plain) &&
    isCount(size) &&
    frames > 0
  ) {
    return { archive, frames, plain, size, map: new FrameMap() };
  }
  throw damagedInventory("an archive's line is not ours");
}

function appendFrame(map: FrameMap, value: Readonly<Record<string, unknown>>): void {
  const { frame, plain, at, length, sha256 } = value;
  const fits =
    frame === map.count &&
    at === map.size &&
    isCount(plain) &&
    plain <= BLOCK &&
    isCount(length) &&
    length > 0 &&
    length <= FRAME_BOUND &&
    typeof sha256 === "string" &&
    /^[0-9a-f]{64}$/.test(sha256);
  if (!fits) throw damagedInventory("a frame's line is not ours");
  map.append(plain, length, Buffer.from(sha256, "hex"));
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
