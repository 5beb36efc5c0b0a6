/** A source of numbers that is the same in every run. */
export interface Dice {
  /** At least 0, below 1. */
  next(): number;
}

/** Marsaglia's xorshift32. @param seed Not 0. */
export function diceOf(seed: number): Dice {
  let state = seed | 0;
  return {
    next: () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>> 0) / 2 ** 32;
    },
  };
}

const LETTERS = "etaoinshrdlcumwfgypbvkjxqz";

/** Made-up words, the frequent ones first. */
export function wordsOf(count: number, dice: Dice): string[] {
  return Array.from({ length: count }, (_, rank) => {
    const length = 2 + Math.floor(dice.next() * (3 + Math.log2(rank + 2) / 2));
    let word = "";
    for (let at = 0; at < length; at++) word += LETTERS[Math.floor(dice.next() ** 1.7 * 26)];
    return word;
  });
}

/** Makes text that compresses like logs and tables do: words by frequency, numbers, times, line ends. */
export function textMaker(seed: number): (into: Uint8Array) => void {
  const dice = diceOf(seed);
  const encoder = new TextEncoder();
  const words = wordsOf(30_000, dice).map((word) => encoder.encode(`${word} `));
  let second = 0;
  return (into) => {
    let at = 0;
    while (at + 64 < into.length) {
      second += Math.floor(dice.next() * 4);
      const stamp = new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString();
      at += encoder.encodeInto(
        `\n${stamp} ${Math.floor(dice.next() * 1e6)} `,
        into.subarray(at),
      ).written;
      for (let left = 4 + dice.next() * 16; left > 0 && at + 32 < into.length; left--) {
        const word = words[Math.floor(dice.next() ** 3 * words.length)];
        if (word === undefined) continue;
        into.set(word, at);
        at += word.length;
      }
    }
    into.fill(0x2e, at);
  };
}
