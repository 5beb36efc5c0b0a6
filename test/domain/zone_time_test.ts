import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  dateIn,
  dayIn,
  dayOfText,
  dayText,
  isZone,
  localText,
  momentOf,
  weekdayOf,
} from "../../src/domain/zone_time.ts";

const ZONES = [
  "UTC",
  "Africa/Lusaka",
  "Europe/Berlin",
  "America/New_York",
  "America/St_Johns",
  "America/Havana",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Africa/Casablanca",
];

/** How the clocks of a zone look, by another way than the code under test: "2026-11-20 02:00". */
function clock(zone: string, at: number): string {
  return new Date(at).toLocaleString("sv-SE", { timeZone: zone }).slice(0, 16);
}

describe("momentOf() of a time that daylight saving moves:", () => {
  const rows = [
    ["skipped in spring", "Europe/Berlin", "2026-03-29", 150, "2026-03-29T01:00:00.000Z"],
    ["twice in autumn", "Europe/Berlin", "2026-10-25", 150, "2026-10-25T00:30:00.000Z"],
    ["skipped west of UTC", "America/New_York", "2026-03-08", 150, "2026-03-08T07:00:00.000Z"],
    ["twice west of UTC", "America/New_York", "2026-11-01", 90, "2026-11-01T05:30:00.000Z"],
    ["half an hour skipped", "Australia/Lord_Howe", "2026-10-04", 135, "2026-10-03T15:30:00.000Z"],
    ["half an hour twice", "Australia/Lord_Howe", "2026-04-05", 105, "2026-04-04T14:45:00.000Z"],
    ["midnight skipped", "America/Havana", "2026-03-08", 0, "2026-03-08T05:00:00.000Z"],
    ["midnight twice", "America/Havana", "2026-11-01", 0, "2026-11-01T04:00:00.000Z"],
    ["a whole day skipped", "Pacific/Apia", "2011-12-30", 720, "2011-12-30T10:00:00.000Z"],
    ["before the change", "Europe/Berlin", "2026-03-29", 119, "2026-03-29T00:59:00.000Z"],
    ["after the change", "Europe/Berlin", "2026-03-29", 181, "2026-03-29T01:01:00.000Z"],
  ] as const;
  for (const [title, zone, day, minute, moment] of rows)
    test(`${title}, ${zone}`, () =>
      expect(momentOf(zone, dayOfText(day), minute).toISOString()).toBe(moment));
});

test("momentOf() is the first moment at which the clocks have reached the time, in every zone", () => {
  const day = fc.integer({ min: dayOfText("2011-01-01"), max: dayOfText("2037-12-31") });
  const minute = fc.integer({ min: 0, max: 1439 });
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), day, minute, (zone, on, at) => {
      const moment = momentOf(zone, on, at).getTime();
      const hour = `${Math.floor(at / 60)}`.padStart(2, "0");
      const wanted = `${dayText(on)} ${hour}:${`${at % 60}`.padStart(2, "0")}`;
      expect(clock(zone, moment) >= wanted).toBe(true);
      // Before it, no clock of the day and a half had shown that time or a later one.
      for (let back = 1; back < 26 * 60; back += 15)
        expect(clock(zone, moment - back * 60_000) < wanted).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test("dayIn() is the calendar's day in the zone, across the date line too", () => {
  const at = new Date("2026-11-20T22:30:00Z");
  expect(dateIn("UTC", at)).toBe("2026-11-20");
  expect(dateIn("Africa/Lusaka", at)).toBe("2026-11-21");
  expect(dateIn("Pacific/Kiritimati", new Date("2026-11-20T10:00:00Z"))).toBe("2026-11-21");
  expect(dateIn("Pacific/Pago_Pago", new Date("2026-11-20T10:59:59Z"))).toBe("2026-11-19");
  expect(dayIn("UTC", new Date(0))).toBe(0);
  expect(dateIn("UTC", new Date("2024-02-29T23:59:59.999Z"))).toBe("2024-02-29");
});

test("weekdayOf() counts from Monday, dayOfText() undoes dayText()", () => {
  expect(weekdayOf(dayOfText("2026-11-16"))).toBe(0);
  expect(weekdayOf(dayOfText("2026-11-22"))).toBe(6);
  expect(weekdayOf(-4)).toBe(6); // 1969-12-28
  for (const day of [0, 11_016, 20_000]) expect(dayOfText(dayText(day))).toBe(day);
});

test("localText() is what a person there reads off a clock", () => {
  const at = new Date("2026-11-20T22:30:59Z");
  expect(localText("Asia/Kathmandu", at)).toBe("2026-11-21 04:15 Asia/Kathmandu");
  expect(localText("UTC", at)).toBe("2026-11-20 22:30 UTC");
});

test("isZone() knows the zones of the tz database and nothing else", () => {
  for (const zone of ZONES) expect(isZone(zone)).toBe(true);
  for (const zone of ["", "Mars/Olympus", "Africa/Luska", "Z", "UTC+2"])
    expect(isZone(zone)).toBe(false);
});
