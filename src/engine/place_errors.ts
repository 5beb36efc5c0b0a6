import { HoldfastError } from "../domain/error.ts";
import { shown } from "../domain/name.ts";

/** The error for a database that is another one than the plan saw. */
export function stalePlace(place: string): HoldfastError {
  return new HoldfastError(
    "approval",
    `Cannot replace database "${shown(place)}": it is not the one the plan was made for`,
    {
      code: "plan-stale",
      hint: "Somebody made or dropped it since. Make and approve a new plan.",
      thing: shown(place),
    },
  );
}

/** The error for an undo that no longer finds what was kept. */
export function goneKept(place: string, kept: string): HoldfastError {
  return restoreError(
    `Cannot undo database "${shown(place)}": what was there before is gone`,
    place,
    `It was kept as "${shown(kept)}". Was this restore settled? Then restore an older backup.`,
  );
}

/** The error for a swap that no longer finds what was built. */
export function goneBuilt(place: string, built: string): HoldfastError {
  return restoreError(
    `Cannot replace database "${shown(place)}": what was built beside it is gone`,
    place,
    `It was called "${shown(built)}". Did somebody drop or rename it? The place is as it was: restore again.`,
  );
}

/** The error for a name that something else has. */
export function takenName(place: string, name: string): HoldfastError {
  return restoreError(
    `Cannot move database "${shown(place)}": something else is called "${shown(name)}"`,
    place,
    `Look at "${shown(name)}": if nobody needs it, rename or drop it and run the same command again.`,
  );
}

/** The error for a journal of another server than the one that answers. */
export function otherServer(place: string): HoldfastError {
  return restoreError(
    `Cannot work on "${shown(place)}": another server answers at that address`,
    place,
    "Is the address that of a new server, or of a replica? Let it be the old one's again.",
  );
}

/** The error for a backup that holds no database of this source. @param url The source's address, as the policy names it. */
export function nothingSaved(url: string): HoldfastError {
  return restoreError(
    `Cannot restore "${shown(url)}": the backup does not hold the databases of this source`,
    url,
    "Was the source of another kind when it was saved? Name another backup.",
  );
}

/** The error for an inventory that lacks the fact of the database itself. */
export function untoldDatabase(part: string): HoldfastError {
  return restoreError(
    `Cannot put back "${shown(part)}": its inventory does not say what the database was`,
    part,
    "The place is as it was. Verify the backup, or restore another one.",
  );
}

/** @throws HoldfastError policy/usage: a database comes back whole. */
export function refuseOnly(place: string, only: readonly string[]): void {
  if (only.length === 0) return;
  throw new HoldfastError(
    "policy",
    `Cannot restore a part of "${place}": a database comes back whole`,
    {
      code: "usage",
      hint: "Leave --path out. With --into it comes back beside the present one, for you to pick from.",
      thing: place,
    },
  );
}

function restoreError(message: string, thing: string, hint: string): HoldfastError {
  return new HoldfastError("restore", message, {
    code: "restore-failed",
    hint,
    thing: shown(thing),
  });
}
