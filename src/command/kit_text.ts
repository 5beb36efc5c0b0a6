import type { Setup } from "./open_policy.ts";

/** What somebody does with a kit on the worst day, with and without Holdfast. */
export function recoveryText({ policy, sha256 }: Pick<Setup, "policy" | "sha256">): string {
  const needed =
    policy.approval === null
      ? "Nobody: this policy has no approval, so nothing can be restored with it."
      : policy.approval === "open"
        ? "Approval is open: nobody is asked."
        : `${policy.approval.needed} of ${policy.approval.approvers.join(", ")}; one more if the requester is not proven with --as.`;
  return `# Recovery of "${policy.name}"

Policy SHA-256: ${sha256}

You need this folder, a store (${Object.keys(policy.stores).join(", ")}), the file identity.txt from its offline place, and the approvers' SSH keys.
No network and no GitHub is needed; \`ssh-keygen\` (Debian: openssh-client) and, for file trees, GNU tar are.

## With Holdfast

\`\`\`sh
./holdfast check
./holdfast list
./holdfast verify
./holdfast plan latest --as YOUR_KEY --out plan.json
./holdfast approve plan.json --key APPROVERS_KEY
./holdfast restore plan.json --identity identity.txt
\`\`\`

Who must approve: ${needed}
The last line is \`Restore successfully\`. The line before it says how to undo.
If a place has moved, add \`--into SOURCE=PLACE\` to plan.

## Without Holdfast

\`\`\`sh
cd STORE/Backup_YYYYMMDD_HHMMZ
printf 'runner %s\\n' "PUBLIC KEY LINE OF THE SIGNER" > /tmp/signers
ssh-keygen -Y verify -f /tmp/signers -I runner -n holdfast-manifest -s manifest.json.sig < manifest.json
sha256sum SOURCE/FILE.zst.age          # must be the sha256 that manifest.json says
age -d -i identity.txt SOURCE/tree.tar.zst.age | zstd -d | tar -x -p --numeric-owner --xattrs --xattrs-include='*' -C NEW_FOLDER
age -d -i identity.txt SOURCE/database.sqlite.zst.age | zstd -d > new.sqlite
\`\`\`

The signer's public key line stands in holdfast.yml under signers.
`;
}
