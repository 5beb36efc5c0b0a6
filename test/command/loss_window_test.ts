import { describe, expect, test } from "@jest/globals";
import { lossWindow, startOf } from "../../src/command/loss_window.ts";
import type { Manifest } from "../../src/domain/manifest.ts";
import type { Catalog } from "../../src/trust/catalog.ts";

const HOUR = 3_600_000; // ms

/** As much of a backup as counts here: its sources with the hour at which their dumps began. */
function made(id: string, hours: Readonly<Record<string, number>>, isSuspect = false): Manifest {
  const sources = Object.entries(hours).map(([name, hour]) => ({
    name,
    started: new Date(hour * HOUR).toISOString(),
  }));
  const suspicions = isSuspect ? [{ source: "events", text: "it shrank" }] : [];
  return { id, sources, suspicions } as unknown as Manifest;
}

function catalogOf(...manifests: (Manifest | null)[]): Catalog {
  const entries = manifests.map((manifest) => ({
    checked: manifest === null ? null : { manifest },
  }));
  return { entries } as unknown as Catalog;
}

describe("lossWindow() is the time from the dump before", () => {
  const own = made("own", { events: 48, settings: 49 });
  const rows: readonly (readonly [title: string, catalog: Catalog | null, hours: number | null])[] =
    [
      [
        "the nearest earlier one",
        catalogOf(own, made("b", { events: 24 }), made("a", { events: 0 })),
        24,
      ],
      [
        "whatever their order",
        catalogOf(made("a", { events: 0 }), made("b", { events: 24 }), own),
        24,
      ],
      [
        "none that is later",
        catalogOf(own, made("c", { events: 50 }), made("a", { events: 1 })),
        47,
      ],
      [
        "none without the source",
        catalogOf(own, made("b", { settings: 40 }), made("a", { events: 1 })),
        47,
      ],
      [
        "none that is suspect",
        catalogOf(own, made("b", { events: 40 }, true), made("a", { events: 1 })),
        47,
      ],
      ["none that is not trusted", catalogOf(own, null, made("a", { events: 1 })), 47],
      ["null where it is the first", catalogOf(own), null],
      ["null where the store was not read", null, null],
    ];
  for (const [title, catalog, hours] of rows) {
    test(title, () => {
      const wanted = hours === null ? null : hours * HOUR;
      expect(lossWindow(catalog, own, "events")).toBe(wanted);
    });
  }
  test("null for a source it does not hold", () => {
    expect(lossWindow(catalogOf(own), own, "elsewhere")).toBeNull();
    expect(startOf(own, "elsewhere")).toBeNull();
  });
});
