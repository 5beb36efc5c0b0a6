import { appendFile } from "node:fs/promises";
import { EOL } from "node:os";
import type { Machine } from "../../host/machine.ts";
import { logText } from "./escape.ts";

/** What is said about a line of a file, or about the run. */
export interface Annotation {
  readonly weight: "error" | "warning" | "notice";
  readonly title: string;
  readonly text: string;
  /** Below the workspace; null where it is about no file. */
  readonly file: string | null;
  /** 1 for the first. */
  readonly line: number | null;
}

/** The runner that started this step: its log and its files. Whoever says a line may give a stranger's text. */
export interface Runner {
  say(line: string): void;
  /** Begins a fold of the log, and ends the one before. */
  group(title: string): void;
  /** Ends the fold that is open. */
  endGroup(): void;
  /** Makes the log show *** instead. Must come before any use. */
  mask(secret: string): void;
  annotate(annotation: Annotation): void;
  output(name: string, value: string): void;
  /** For the post step. */
  state(name: string, value: string): void;
  /** Markdown for the run's page. */
  summary(text: string): Promise<void>;
}

/** Speaks to the runner through its own toolkit, which is loaded only now. */
export async function openRunner(env: Machine["env"]): Promise<Runner> {
  const core = await import("@actions/core");
  let isOpen = false;
  const endGroup = (): void => {
    if (isOpen) core.endGroup();
    isOpen = false;
  };
  return {
    endGroup,
    say: (line) => void process.stdout.write(`${logText(line)}${EOL}`),
    group(title) {
      endGroup();
      core.startGroup(logText(title));
      isOpen = true;
    },
    mask: (secret) => core.setSecret(secret),
    annotate({ weight, title, text, file, line }) {
      core[weight](text, {
        title,
        ...(file === null ? {} : { file }),
        ...(line === null ? {} : { startLine: line }),
      });
    },
    output(name, value) {
      // Without its file the toolkit would fall back to a command that GitHub has switched off.
      if (env["GITHUB_OUTPUT"]) core.setOutput(name, value);
    },
    state(name, value) {
      if (env["GITHUB_STATE"]) core.saveState(name, value);
    },
    async summary(text) {
      const file = env["GITHUB_STEP_SUMMARY"];
      if (file) await appendFile(file, text);
    },
  };
}
