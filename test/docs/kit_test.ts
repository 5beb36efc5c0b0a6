import { expect } from "@jest/globals";
import { tempFolder, testWith } from "../tools.ts";
import { makeDesk } from "./shell.ts";

const MINUTE = 60_000; // ms
const folder = tempFolder();

const MAKE = `clone=$PWD
holdfast demo ~/server > /dev/null
cd ~/server
holdfast kit ~/kit
cp -r store people keys/identity.txt ~/kit
cp -r data ~/before
rm -r ~/server
mv "$clone" "$clone.away"`;

// Started through a link and from another folder, as somebody in a hurry would.
const RESTORE = `mkdir ~/kit/data ~/elsewhere
ln -s ~/kit/holdfast ~/elsewhere/hf
cd ~/elsewhere
off() { unshare --net ./hf "$@"; }
off list
off verify
off plan latest --as ~/kit/people/ana --out plan.json
off approve plan.json --key ~/kit/people/ben
off restore plan.json --identity ~/kit/identity.txt
diff -r ~/before/settings ~/kit/data/settings
sqlite3 ~/kit/data/registry.db 'SELECT count(*) FROM event'`;

testWith(
  ["root rights", "unshare", "ssh-keygen", "tar", "sqlite3"],
  "kit, store, identity and approval restore with the network off and no checkout",
  async () => {
    const desk = await makeDesk(folder);
    const said = await desk.paste([MAKE, RESTORE]);
    expect(said).toContain("  first sight  ");
    expect(said).toContain("\n1 backups verified, 0 findings\n");
    expect(said).toContain("\nRestore successfully\n100000\n");
    expect(await desk.read("kit", "RECOVERY.md")).toContain("./holdfast restore plan.json");
    expect(said).not.toMatch(/github|https?:/i);
  },
  MINUTE,
);
