import type { z } from "zod";
import type { PolicyPath } from "./policy_path.ts";

/** What of zod's inner shapes is walked here. */
interface Def {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly discriminator?: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
}

/** The keys a policy may have at a path, for a complaint about one it may not; empty where it has none. */
export function allowedKeys(whole: z.ZodType, value: unknown, path: PolicyPath): string[] {
  let schema: z.ZodType | undefined = whole;
  let here = value;
  for (const step of path) {
    schema = below(schema, step, here);
    here = (here as Record<string | number, unknown> | null | undefined)?.[step];
  }
  return Object.keys(objectOf(schema, here)?.shape ?? {});
}

function defOf(schema: z.ZodType): Def {
  return schema._zod.def as unknown as Def;
}

function objectOf(schema: z.ZodType | undefined, value: unknown): Def | null {
  if (schema === undefined) return null;
  const def = defOf(schema);
  if (def.innerType !== undefined) return objectOf(def.innerType, value);
  if (def.type === "object") return def;
  const word = def.discriminator;
  const option = def.options?.find((one) => {
    const shape = defOf(one).shape;
    const kind =
      word === undefined ? undefined : (shape?.[word] as z.ZodLiteral | undefined)?.value;
    return (
      shape !== undefined &&
      (word === undefined || (value as Record<string, unknown> | null)?.[word] === kind)
    );
  });
  return option === undefined ? null : defOf(option);
}

function below(
  schema: z.ZodType | undefined,
  step: string | number,
  value: unknown,
): z.ZodType | undefined {
  if (schema === undefined) return undefined;
  const def = defOf(schema);
  if (def.innerType !== undefined) return below(def.innerType, step, value);
  if (def.type === "record") return def.valueType;
  return objectOf(schema, value)?.shape?.[step as string];
}
