/** How much of the given bytes belongs to the frame, and whether it ends there. */
export type Step = { readonly length: number; readonly done: boolean } | "not zstd";

/** What comes next: `skip` bytes of no interest, then `need` bytes that `read` decides upon. */
interface Next {
  readonly skip: number;
  readonly need: number;
  readonly read: ((bytes: Uint8Array) => Next | "not zstd") | null;
}

const END: Next = { skip: 0, need: 0, read: null };

/**
 * Finds where one zstd frame ends (RFC 8878 section 3.1), given its bytes piece by piece.
 *
 * It reads sizes only; whether the frame is sound is for the decompressor to say.
 *
 * @returns A function that takes the next bytes, and must not be called again once it says `done`.
 */
export function walkFrame(): (bytes: Uint8Array) => Step {
  let next: Next = { skip: 0, need: 4, read: readMagic };
  let skip = 0;
  let held: number[] = [];
  return (bytes) => {
    let at = 0;
    for (;;) {
      const skipped = Math.min(skip, bytes.byteLength - at);
      skip -= skipped;
      at += skipped;
      if (skip === 0 && next.read === null) return { length: at, done: true };
      if (at === bytes.byteLength) return { length: at, done: false };
      held.push(bytes[at] as number);
      at += 1;
      if (held.length < next.need) continue;
      const read = next.read as NonNullable<Next["read"]>;
      const after = read(Uint8Array.from(held));
      if (after === "not zstd") return after;
      held = [];
      next = after;
      skip = after.skip;
    }
  };
}

function readMagic(bytes: Uint8Array): Next | "not zstd" {
  const magic = new DataView(bytes.buffer).getUint32(0, true);
  if (magic === 0xfd2fb528) return { skip: 0, need: 1, read: readDescriptor };
  // Skippable frames, section 3.1.2; parallel zstd writers leave some.
  if (magic >>> 4 === 0x184d2a5) return { skip: 0, need: 4, read: readSkippable };
  return "not zstd";
}

function readSkippable(bytes: Uint8Array): Next {
  return { ...END, skip: new DataView(bytes.buffer).getUint32(0, true) };
}

function readDescriptor(bytes: Uint8Array): Next {
  const descriptor = bytes[0] as number;
  const single = (descriptor & 0x20) !== 0;
  const window = single ? 0 : 1;
  const dictionary = [0, 1, 2, 4][descriptor & 3] as number;
  const size = [single ? 1 : 0, 2, 4, 8][descriptor >> 6] as number;
  const checksum = (descriptor & 4) === 0 ? 0 : 4;
  const read = (header: Uint8Array): Next | "not zstd" => readBlock(header, checksum, read);
  return { skip: window + dictionary + size, need: 3, read };
}

function readBlock(bytes: Uint8Array, checksum: number, read: Next["read"]): Next | "not zstd" {
  const [low, middle, high] = bytes as unknown as [number, number, number];
  const header = low | (middle << 8) | (high << 16);
  const type = (header >> 1) & 3;
  if (type === 3) return "not zstd";
  const size = type === 1 ? 1 : header >> 3; // a run keeps one byte, whatever its length
  return (header & 1) === 1 ? { ...END, skip: size + checksum } : { skip: size, need: 3, read };
}
