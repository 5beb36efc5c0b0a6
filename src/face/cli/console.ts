import type { Event } from "../../domain/event.ts";
import { formatBytes, formatSpan } from "../../domain/units.ts";

/** Shows what long work says while it goes on. */
export interface Console {
  tell(event: Event): void;
  /** Takes a progress bar off the screen. */
  close(): void;
}

const LOG_EVERY = 10_000; // ms between progress lines in a log

/** A bar on a terminal, plain lines anywhere else. */
export async function makeConsole(stderr: NodeJS.WritableStream): Promise<Console> {
  return (stderr as { isTTY?: boolean }).isTTY === true ? await makeBar(stderr) : makeLog(stderr);
}

async function makeBar(stderr: NodeJS.WritableStream): Promise<Console> {
  const { default: progress } = await import("cli-progress");
  const bar = new progress.SingleBar({
    stream: stderr,
    hideCursor: true,
    clearOnComplete: true,
    format: (_options, { value, total }, { phase, began }: { phase: string; began: number }) =>
      barText({ phase, began, value, total }),
  });
  let running = false;
  let phase = "";
  let began = 0;
  const close = (): void => {
    if (running) bar.stop();
    running = false;
  };
  return {
    close,
    tell(event) {
      if (event.kind === "progress") {
        if (!running) bar.start(event.total ?? 0, event.done, { phase, began });
        running = true;
        if (event.total !== null) bar.setTotal(event.total);
        bar.update(event.done, { phase, began });
        return;
      }
      close();
      if (event.kind === "phase") {
        phase = event.text;
        began = Date.now();
      }
      stderr.write(`${event.text}\n`);
    },
  };
}

function barText({
  phase,
  began,
  value,
  total,
}: {
  phase: string;
  began: number;
  value: number;
  total: number;
}): string {
  const seconds = Math.max(0.1, (Date.now() - began) / 1000);
  const rate = value / seconds;
  const left =
    total > value && rate > 0 ? `, ${formatSpan(((total - value) / rate) * 1000)} left` : "";
  return `  ${phase}: ${formatBytes(value)}${total > 0 ? ` of ${formatBytes(total)}` : ""}, ${formatBytes(Math.round(rate))}/s${left}`;
}

function makeLog(stderr: NodeJS.WritableStream): Console {
  let said = Date.now();
  return {
    close() {},
    tell(event) {
      if (event.kind !== "progress") {
        said = Date.now();
        stderr.write(`${event.text}\n`);
      } else if (Date.now() - said >= LOG_EVERY) {
        said = Date.now();
        stderr.write(
          `  ${formatBytes(event.done)}${event.total === null ? "" : ` of ${formatBytes(event.total)}`}\n`,
        );
      }
    },
  };
}
