/** One frame of an archive. */
export interface FrameSpan {
  /** Where its plain bytes begin, and how many they are. */
  readonly plainAt: number;
  readonly plain: number;
  /** Where the frame begins in the zstd stream, and how long it is; bytes. */
  readonly at: number;
  readonly length: number;
  /** Of the frame, 32 bytes. */
  readonly sha256: Uint8Array;
}

const DIGEST = 32;

/** Where the frames of one archive lie and what they must hash to; 48 bytes a frame. */
export class FrameMap {
  #count = 0;
  // Position n + 1 is where frame n ends, so lengths need no room.
  #plainAt = new Float64Array(9);
  #at = new Float64Array(9);
  #digests = new Uint8Array(8 * DIGEST);

  /** How many frames there are. */
  get count(): number {
    return this.#count;
  }

  /** Plain bytes of all frames. */
  get plain(): number {
    return this.#plainAt[this.#count] as number;
  }

  /** Bytes of the zstd stream: all frames as they were sealed. */
  get size(): number {
    return this.#at[this.#count] as number;
  }

  /** Adds the next frame. @param sha256 Of the frame, 32 bytes; copied. */
  append(plain: number, length: number, sha256: Uint8Array): void {
    if (sha256.byteLength !== DIGEST) throw new RangeError("A SHA-256 has 32 bytes");
    if (this.#count + 1 === this.#at.length) this.#grow();
    const at = this.#count;
    this.#plainAt[at + 1] = (this.#plainAt[at] as number) + plain;
    this.#at[at + 1] = (this.#at[at] as number) + length;
    this.#digests.set(sha256, at * DIGEST);
    this.#count += 1;
  }

  /** The frame of that number, from 0. */
  frame(index: number): FrameSpan {
    if (index < 0 || index >= this.#count) throw new RangeError(`No frame ${index}`);
    const plainAt = this.#plainAt[index] as number;
    const at = this.#at[index] as number;
    return {
      plainAt,
      plain: (this.#plainAt[index + 1] as number) - plainAt,
      at,
      length: (this.#at[index + 1] as number) - at,
      sha256: this.#digests.subarray(index * DIGEST, (index + 1) * DIGEST),
    };
  }

  /** The number of the frame that holds the plain byte at `offset`. */
  find(offset: number): number {
    if (offset < 0 || offset >= this.plain) throw new RangeError(`No plain byte ${offset}`);
    let low = 0;
    let high = this.#count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#plainAt[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #grow(): void {
    const room = (this.#at.length - 1) * 2;
    this.#plainAt = grown(this.#plainAt, new Float64Array(room + 1));
    this.#at = grown(this.#at, new Float64Array(room + 1));
    this.#digests = grown(this.#digests, new Uint8Array(room * DIGEST));
  }
}

function grown<T extends Float64Array | Uint8Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
