import { Option } from "commander";
import type { Outcome } from "../../domain/report.ts";
import type { Machine } from "../../host/machine.ts";

/** What a command is given to act with. */
export interface Acting {
  readonly machine: Machine;
  /** The kit's folder when the program runs from one. */
  readonly kit: string | null;
  /** The folder of the running bundle, and the running Node. */
  readonly dist: string;
  readonly node: string;
  readonly stdout: NodeJS.WritableStream;
}

/** A command line that makes sense. */
export interface Request {
  readonly command: string;
  readonly json: boolean;
  /** True where stdout carries an archive's bytes instead of the report. */
  readonly streams: boolean;
  readonly act: (acting: Acting) => Promise<Outcome>;
}

/** An option that may be given several times. @param check Throws InvalidArgumentError for a value that makes no sense. */
export function repeated(
  flags: string,
  description: string,
  check: (value: string) => unknown = () => {},
): Option {
  return new Option(flags, description).argParser((value: string, before: string[] = []) => {
    check(value);
    return [...before, value];
  });
}
