import { afterAll, describe, expect } from "@jest/globals";
import { tempFolder, testWith } from "../tools.ts";
import { makeSite } from "./ground.ts";

const NEEDS = ["git", "ssh-keygen", "tar", "unzip"];
const folder = tempFolder("holdfast-rehearsal");
const site = await makeSite(folder);
afterAll(() => site.close());

const BACKUP = ".github/workflows/backup.yml";

describe("backup.yml", () => {
  testWith(NEEDS, "by hand saves everything", async () => {
    const ended = await site.start({ workflow: BACKUP });
    expect(ended.log).toBe("");
    expect(ended.conclusion).toBe("success");
  });
});
