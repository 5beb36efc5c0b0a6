import { open, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Bytes } from "../../domain/bytes.ts";
import { HoldfastError, Interrupted } from "../../domain/error.ts";
import type { Fact } from "../../domain/fact.ts";
import { shown } from "../../domain/name.ts";
import type { Machine } from "../../host/machine.ts";
import { roomAt } from "../../host/place.ts";
import { scratchBeside } from "../../host/scratch.ts";
import type { Dumped, Intake } from "../engine.ts";
import { type Answer, ask } from "./ask.ts";
import type { Message } from "./message.ts";
import { LOGS } from "./moves.ts";
import { ownerOf, withOwner } from "./owner.ts";

/** The one part of a database. */
export const PART = "database";
const CHUNK = 2 ** 20; // bytes

/** Copies one snapshot beside the database, gives the copy away and its facts with it. */
export async function dump(path: string, machine: Machine, into: Intake): Promise<Dumped> {
  const started = machine.now();
  const owner = await ownerOf(path);
  await refuseFull(path);
  await using scratch = await scratchBeside(path, machine);
  const out = join(scratch.path, "database");
  const task = { task: "save", path, out } as const;
  const cannot = `Cannot dump "${shown(path)}"`;
  const messages = ask({ task, machine, stage: "source", cannot, thing: path });
  let answer: Answer | null = null;
  try {
    const size = await untilCopied(messages);
    machine.step("sqlite: copied");
    const facts = factsOf(messages, (last) => {
      answer = last;
    });
    await give({ out, size, machine, into, facts: withOwner(facts, owner) });
  } finally {
    await messages.return(undefined as never); // ends the child, if the part was refused before the facts were complete
  }
  const { totals, version, notes } = answer as unknown as Answer;
  return {
    started,
    ended: machine.now(),
    instant: "one",
    versions: { sqlite: version },
    totals: { [PART]: totals },
    notes,
    scratch: true,
  };
}

/** Facts of the child's messages, as the engine names them. */
export async function* factsOf(
  messages: AsyncGenerator<Message, Answer>,
  onAnswer: (answer: Answer) => void,
): AsyncGenerator<Fact> {
  for (;;) {
    const next = await messages.next();
    if (next.done) return onAnswer(next.value);
    if (next.value.kind !== "fact") continue;
    yield { key: next.value.key, is: next.value.is, at: null, span: null };
  }
}

async function untilCopied(messages: AsyncGenerator<Message, Answer>): Promise<number> {
  for (;;) {
    const next = await messages.next();
    if (next.done) throw new RangeError("The child copied nothing");
    if (next.value.kind === "copied") return next.value.size;
  }
}

/** The facts are taken from the copy while it is sealed; its last bytes wait until all of them are given. */
async function give(work: {
  readonly out: string;
  readonly size: number;
  readonly machine: Machine;
  readonly into: Intake;
  readonly facts: AsyncIterable<Fact>;
}): Promise<void> {
  const { into, facts, size } = work;
  let failure: unknown = null;
  const given = (async () => {
    for await (const fact of facts) await into.fact(PART, fact);
  })();
  given.catch((cause: unknown) => {
    failure = cause;
  });
  const bytes = async function* (): Bytes {
    for await (const chunk of readCopy(work.out, work.machine)) {
      if (failure !== null) throw failure;
      yield chunk;
    }
    await given;
  };
  await into.part({ name: PART, format: "sqlite", bytes: bytes(), expect: size });
}

async function* readCopy(path: string, machine: Machine): Bytes {
  const file = await open(path, "r");
  try {
    const buffer = new Uint8Array(CHUNK);
    for (;;) {
      if (machine.signal.aborted) throw new Interrupted();
      const { bytesRead } = await file.read(buffer, 0, CHUNK, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** What a copy of the database takes at most: the file and what its logs hold beyond it, bytes. */
export async function copySize(path: string): Promise<number> {
  let size = 0;
  for (const end of ["", ...LOGS]) {
    size += await stat(`${path}${end}`).then(
      (found) => found.size,
      () => 0,
    );
  }
  return size;
}

async function refuseFull(path: string): Promise<void> {
  const size = await copySize(path);
  const room = await roomAt(dirname(path));
  if (room >= size) return;
  throw new HoldfastError(
    "source",
    `Cannot dump "${shown(path)}": its copy needs ${size} bytes beside it, and there are ${room}`,
    {
      code: "source-full",
      hint: `Make room on the file system of "${shown(dirname(path))}".`,
      thing: path,
    },
  );
}
