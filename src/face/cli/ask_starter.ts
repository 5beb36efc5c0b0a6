import { isAbsolute } from "node:path";
import { Interrupted } from "../../domain/error.ts";
import { NAME } from "../../domain/name.ts";
import type { StarterDatabase } from "../../domain/preset_emca.ts";
import type { Preset, Starter, StarterPerson, StarterSource } from "../../domain/starter.ts";
import { personOf, type StarterOf, sourceAt } from "./starter_options.ts";

/** Answers of a person at a terminal. */
export interface Answers {
  readonly starter: Starter;
  readonly exact: boolean;
}

const PEOPLE = /^[a-z0-9][a-z0-9-]{0,39}(?:=[A-Za-z0-9][A-Za-z0-9-]{0,38})?$/;

/** Asks for everything a first policy needs, beginning with what it would be without. @throws Interrupted */
export async function askStarter(starterOf: StarterOf, exact: boolean): Promise<Answers> {
  const asking = await prompts();
  const { text, confirm, select, intro, outro } = asking;
  intro("Holdfast: a first policy");
  const preset = await select<Preset>("What is to be saved", [
    { value: "plain", label: "folders and SQLite databases" },
    { value: "emca", label: "eMudhra emCA" },
    { value: "senhasegura", label: "senhasegura" },
  ]);
  const database =
    preset !== "emca"
      ? null
      : await select<StarterDatabase>("Where emCA's databases lie", [
          { value: "mysql", label: "MySQL" },
          { value: "postgres", label: "PostgreSQL" },
        ]);
  const plain = starterOf(preset, database);
  const name = await text("What is saved is called", plain.name, (given) =>
    NAME.test(given) ? undefined : "Lower-case letters, digits and hyphens, at most 40",
  );
  const sources = preset === "plain" ? await askSources(plain, asking) : plain.sources;
  const store = await text("Where do backups rest?", plain.store, absolute);
  const at = await text("Every day at", plain.at, (given) =>
    /^([01]\d|2[0-3]):[0-5]\d$/.test(given) ? undefined : "A time such as 02:00",
  );
  const timezone = await text("In the time zone", plain.timezone, zone);
  const people = [...plain.people, ...(await askPeople(asking))];
  const isExact = await confirm("Exact times in the workflow instead of an hourly look?", exact);
  outro("That is all");
  return { starter: { ...plain, name, sources, store, at, timezone, people }, exact: isExact };
}

type Asking = Awaited<ReturnType<typeof prompts>>;

async function askPeople({ text }: Asking): Promise<StarterPerson[]> {
  const people: StarterPerson[] = [];
  for (;;) {
    const person = await text(
      "Who may approve restores? name=github-login (empty: no more)",
      "",
      (given) => (given === "" || PEOPLE.test(given) ? undefined : "It must read name=login"),
    );
    if (person === "") return people;
    people.push(personOf(person));
  }
}

async function askSources(plain: Starter, { text }: Asking): Promise<StarterSource[]> {
  const sources: StarterSource[] = [];
  for (const { name: known, path } of plain.sources)
    sources.push(sourceAt(known, await text(`Place of source ${known}`, path, absolute)));
  for (;;) {
    const path = await text("Another folder or SQLite database (empty: no more)", "", (given) =>
      given === "" ? undefined : absolute(given),
    );
    if (path === "") return sources;
    const called = await text("Its name", `source-${sources.length + 1}`, (given) =>
      !NAME.test(given)
        ? "Lower-case letters, digits and hyphens, at most 40"
        : sources.some((one) => one.name === given)
          ? "There is one of that name"
          : undefined,
    );
    sources.push(sourceAt(called, path));
  }
}

function absolute(given: string): string | undefined {
  return isAbsolute(given) ? undefined : "A path from the root, such as /srv/data";
}

function zone(given: string): string | undefined {
  try {
    new Intl.DateTimeFormat("en", { timeZone: given });
    return undefined;
  } catch {
    return "An IANA name such as Africa/Lusaka";
  }
}

async function prompts() {
  const clack = await import("@clack/prompts");
  const settled = <T>(value: T | symbol): Exclude<T, symbol> => {
    if (clack.isCancel(value)) throw new Interrupted();
    return value as Exclude<T, symbol>;
  };
  return {
    intro: clack.intro,
    outro: clack.outro,
    text: async (
      message: string,
      initial: string,
      check: (given: string) => string | undefined,
    ): Promise<string> =>
      settled(
        await clack.text({
          message,
          placeholder: initial,
          defaultValue: initial,
          validate: (given) => check(given || initial),
        }),
      ),
    select: async <T extends string>(
      message: string,
      options: { value: T; label: string }[],
    ): Promise<T> =>
      settled(
        await clack.select({
          message,
          options: options as Parameters<typeof clack.select>[0]["options"],
        }),
      ) as T,
    confirm: async (message: string, initial: boolean): Promise<boolean> =>
      settled(await clack.confirm({ message, initialValue: initial })),
  };
}
