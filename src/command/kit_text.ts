import { addressesOf, byHand, packagesByHand } from "./kit_by_hand.ts";
import type { Setup } from "./open_policy.ts";

/** What somebody does with a kit on the worst day, with and without Holdfast. */
export function recoveryText(
  setup: Pick<Setup, "policy" | "sha256" | "signers" | "sources">,
): string {
  const { policy, sha256 } = setup;
  return `# Recovery of "${policy.name}"

Policy SHA-256: ${sha256}

You need this folder, a store (${Object.keys(policy.stores).join(", ")}), the file identity.txt from its offline place, and the approvers' SSH keys.
No network and no GitHub is needed; \`ssh-keygen\` (Debian: openssh-client) and, for file trees, GNU tar are.
${servers(setup)}${fetching(policy)}
## With Holdfast

Every line can be pasted here, and works from any folder with the path of this one before \`holdfast\`.

\`\`\`sh
./holdfast list
./holdfast verify
./holdfast plan latest --as YOUR_KEY --out plan.json
./holdfast approve plan.json --key APPROVERS_KEY
./holdfast restore plan.json --identity identity.txt
\`\`\`

Who must approve: ${needed(setup)}
The last line is \`Restore successfully\`. The line before it says how to undo.
If a place has moved, add \`--into SOURCE=PLACE\` to plan, for each source.
If a message names a key, a store or a folder that is elsewhere on this machine, write its place of today into a copy of holdfast.yml and give that with \`--policy\`; it is another policy then, so plan again with it.

## Without Holdfast

Debian: apt install ${["age", "zstd", ...packagesByHand(setup.sources), "unzip", "openssh-client"].join(" ")}. Set these first:

\`\`\`sh
STORE=/path/of/the/store
BACKUP=Backup_YYYYMMDD_HHMMZ
IDENTITY=/path/of/identity.txt
NEW=/path/of/an/empty/folder
\`\`\`

Who signed it, and is every file the one that was signed?

\`\`\`sh
test -d "$STORE/$BACKUP" || { unzip -qd "$NEW/$BACKUP" "$STORE/$BACKUP.zip" && STORE=$NEW; } # a store of zips
cd "$STORE/$BACKUP"
cat > "$NEW/signers" <<'END'
${setup.signers.map(({ name, key }) => `${name} ${key.type} ${Buffer.from(key.blob).toString("base64")}`).join("\n")}
END
ssh-keygen -Y find-principals -f "$NEW/signers" -s manifest.json.sig
ssh-keygen -Y verify -f "$NEW/signers" -I "$(ssh-keygen -Y find-principals -f "$NEW/signers" -s manifest.json.sig)" -n holdfast-manifest -s manifest.json.sig < manifest.json
awk -F'"' '/"file":/ { file = $4 } /"sha256":/ && file { print $4 "  " file; file = "" }' manifest.json | sha256sum -c
\`\`\`

Bring it back into new places; look at it before you move it where it belongs:

\`\`\`sh
${byHand(setup.sources)}
\`\`\`
`;
}

/** What no kit holds and a restore of a server needs. */
function servers({ policy, sources }: Pick<Setup, "policy" | "sources">): string {
  const used = sources.filter(({ kind }) => kind.kind === "postgres" || kind.kind === "mysql");
  if (used.length === 0) return "";
  const from = addressesOf(used.map(({ name }) => policy.sources[name] ?? { settings: {} }));
  const where =
    from.length === 0
      ? ""
      : ` The addresses with their passwords are in no kit: ${from.join(", ")}.`;
  return `For ${used.map(({ name }) => name).join(", ")} also a running server and its own client programs (\`psql\`, \`pg_dump\` and \`pg_restore\` of the server's version; \`mariadb\` or \`mysql\` and their dump program, Debian's mariadb-client or mysql-client, as the server is).${where}\n`;
}

/** What lies on GitHub is not within reach of a command line: it is downloaded while GitHub is up. */
function fetching({ stores }: Setup["policy"]): string {
  const names = Object.keys(stores).filter((name) => stores[name]?.kind === "artifact");
  if (names.length === 0) return "";
  return `What lies in artifacts (${names.join(", ")}) is downloaded from the page of the run that made it, as \`Backup_….zip\`: put the zips into a folder, and write \`{ kind: directory, path: THE_FOLDER, layout: zip }\` in place of \`{ kind: artifact }\` into a copy of holdfast.yml.\n`;
}

function needed({ policy }: Pick<Setup, "policy">): string {
  if (policy.approval === null)
    return "Nobody can: this policy has no approval, so nothing can be restored with it.";
  if (policy.approval === "open") return "Approval is open: nobody is asked.";
  const { needed: count, approvers } = policy.approval;
  return `${count} of ${approvers.join(", ")}; one more if the requester is not proven with --as.`;
}
