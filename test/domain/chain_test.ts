import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type ChainLink, type ChainView, judgeChain, linkText } from "../../src/domain/chain.ts";
import { backupId } from "../../src/domain/entry.ts";
import type { Link } from "../../src/domain/manifest.ts";

/** An honest chain of that length, oldest first. */
function chainOf(length: number): ChainLink[] {
  const links: ChainLink[] = [];
  for (let at = 0; at < length; at++) {
    const id = backupId("Backup", new Date(Date.UTC(2026, 0, 1, 2) + at * 86_400_000));
    const before = links.at(-1);
    const previous = before === undefined ? null : { id: before.id, sha256: before.sha256 };
    links.push({ id, sha256: at.toString(16).padStart(64, "0"), previous, breaks: [] });
  }
  return links;
}

const view = (present: readonly ChainLink[], more: Partial<ChainView> = {}): ChainView => ({
  store: "local",
  present,
  removed: [],
  head: null,
  now: new Date("2026-06-01T00:00:00Z"),
  ...more,
});
const codes = (of: ChainView) => judgeChain(of).map(({ code, thing }) => `${code} ${thing}`);

/** Each of a chain's links is kept, removed with a note, or gone. */
const fates = fc.array(fc.constantFrom("kept", "kept", "noted", "gone"), {
  minLength: 1,
  maxLength: 20,
});

test("judgeChain() finds nothing on an honest chain, in any order, with notes for what was removed", () => {
  fc.assert(
    fc.property(fates, fc.infiniteStream(fc.nat()), (plan, random) => {
      const links = chainOf(plan.length);
      const isNoted = (at: number) => plan[at] === "noted" || plan[at] === "gone";
      const shuffled = links
        .filter((_, at) => !isNoted(at))
        .map((one) => ({ one, at: random.next().value }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one);
      const removed = links.filter((_, at) => isNoted(at));
      expect(judgeChain(view(shuffled, { removed, head: links.at(-1) as Link }))).toEqual([]);
    }),
  );
});

test("judgeChain() names every gone backup that anything left can know of, once", () => {
  fc.assert(
    fc.property(fates, (plan) => {
      const links = chainOf(plan.length);
      const present = links.filter((_, at) => plan[at] === "kept");
      const removed = links.filter((_, at) => plan[at] === "noted");
      const head = links.at(-1) as Link;
      const known = links.filter((_, at) => plan[at] === "gone" && plan[at + 1] !== "gone");
      const found = judgeChain(view(present, { removed, head }));
      expect(found).toHaveLength(known.length);
      for (const { id } of known)
        expect(found.filter(({ text }) => text.includes(`"${id}"`))).not.toEqual([]);
      for (const { weight } of found) expect(weight).toBe("error");
    }),
  );
});

test("judgeChain() of a store set back to any earlier day says rolled-back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 30 }), fc.nat(), (length, pick) => {
      const links = chainOf(length);
      const cut = pick % (length - 1);
      const [first, ...others] = judgeChain(
        view(links.slice(0, cut), { head: links.at(-1) as Link }),
      );
      expect(first?.code).toBe("rolled-back");
      expect(first?.text).toContain(links.at(-1)?.id);
      expect(others).toEqual([]);
    }),
  );
});

describe("judgeChain() of a store that announces when it drops a backup", () => {
  const [gone, next] = chainOf(2) as [ChainLink, ChainLink];
  const expires = "2026-04-01T02:00:00.000Z";
  const kept = { ...next, previous: { ...(next.previous as Link), expires } };
  const second = (count: number) => new Date(Date.parse(expires) + count * 1000);

  for (const [title, now, code] of [
    ["a second before that day, it is missing", second(-1), "chain-broken"],
    ["on that very moment, it is expired", second(0), "expired"],
    ["a second after that day, it is expired", second(1), "expired"],
  ] as const) {
    test(title, () => {
      const [found, ...others] = judgeChain(view([kept], { head: kept, now }));
      expect([found?.code, found?.thing, others.length]).toEqual([code, gone.id, 0]);
      expect(found?.weight).toBe(code === "expired" ? "note" : "error");
    });

    test(`${title}, also as the head this host remembers of an empty store`, () => {
      const head = { id: gone.id, sha256: gone.sha256, expires };
      const [found, ...others] = judgeChain(view([], { head, now }));
      expect([found?.code, others.length]).toEqual([
        code === "expired" ? "expired" : "rolled-back",
        0,
      ]);
    });
  }

  test("it excuses nothing that is recorded as a break, and nothing without a day", () => {
    const broken = { ...next, previous: null, breaks: [{ expected: gone }] };
    const now = second(1);
    expect(codes(view([broken], { head: next, now }))).toEqual([`chain-broken ${gone.id}`]);
    expect(codes(view([next], { head: next, now }))).toEqual([`chain-broken ${gone.id}`]);
  });
});

describe("judgeChain() says", () => {
  const [a, b, c] = chainOf(3) as [ChainLink, ChainLink, ChainLink];
  const forged = (one: ChainLink): ChainLink => ({ ...one, sha256: "f".repeat(64) });
  const rows: [title: string, of: ChainView, codes: string[]][] = [
    ["first sight of an empty store", view([]), ["first-sight local"]],
    ["first sight of a whole one", view([a, b, c]), ["first-sight local"]],
    ["first sight and the gap", view([a, c]), ["first-sight local", `chain-broken ${b.id}`]],
    ["rolled back of an emptied store", view([], { head: a }), ["rolled-back local"]],
    ["broken where the head alone is gone", view([a, c], { head: b }), ["chain-broken local"]],
    [
      "broken where one of the same id took the head's place",
      view([a, forged(b)], { head: b }),
      ["chain-broken local"],
    ],
    [
      "broken where one of the same id took a link's place",
      view([forged(a), b], { head: b }),
      [`chain-broken ${a.id}`],
    ],
    ["nothing where the head was removed with a note", view([a], { removed: [b], head: b }), []],
    [
      "the gap behind a backup that was removed with a note",
      view([c], { removed: [b], head: c }),
      [`chain-broken ${a.id}`],
    ],
    [
      "nothing where a note does not know what came before",
      view([c], { removed: [{ ...b, previous: null }], head: c }),
      [],
    ],
    [
      "a recorded break for ever",
      view([a, { ...c, previous: a, breaks: [{ expected: b }] }], { head: c }),
      [`chain-broken ${b.id}`],
    ],
  ];
  for (const [title, of, expected] of rows) test(title, () => expect(codes(of)).toEqual(expected));
});

test("linkText() is id and digest", () => {
  expect(linkText({ id: "Backup_20261120_0200Z", sha256: "ab" })).toBe("Backup_20261120_0200Z@ab");
});
