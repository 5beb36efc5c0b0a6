import type { ZodType } from "zod";

/** A zod schema that yields `S`: a plug-in's own keys of the policy. */
export type Schema<S> = ZodType<S>;
