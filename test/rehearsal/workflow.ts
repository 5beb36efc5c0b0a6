import { readFileSync } from "node:fs";
import {
  convertWorkflowTemplate,
  isBasicExpression,
  isMapping,
  isScalar,
  isSequence,
  NoOperationTraceWriter,
  parseWorkflow,
} from "@actions/workflow-parser";
import { parseAction } from "@actions/workflow-parser/actions/action-parser";
import type { WorkflowTemplate } from "@actions/workflow-parser/model/workflow-template";
import type { TemplateToken } from "@actions/workflow-parser/templates/tokens/template-token";
import { Expression, type Template } from "./expression.ts";

type Mapping = { readonly [key: string]: Template };

/** A step of a job, not yet filled in. */
export interface Step {
  readonly id: string | null;
  readonly name: Template;
  /** With success() where the file names no status, as GitHub adds it. */
  readonly if: string;
  readonly uses: string | null;
  readonly with: Mapping;
  readonly run: Template;
  readonly shell: string | null;
  readonly workingDirectory: Template;
  readonly env: Mapping;
  readonly continueOnError: Template;
}

/** A job, not yet filled in. */
export interface Job {
  readonly id: string;
  readonly if: string;
  readonly needs: readonly string[];
  readonly runsOn: Template;
  readonly environment: Template;
  readonly concurrency: Template;
  readonly permissions: Template | undefined;
  readonly strategy: Mapping;
  readonly outputs: Mapping;
  readonly env: Mapping;
  readonly shell: string | null;
  readonly timeout: Template;
  /** Inside a container, or beside one. */
  readonly isContained: boolean;
  readonly steps: readonly Step[];
}

/** A workflow file that GitHub's own parser finds valid. */
export interface Workflow {
  readonly name: string;
  readonly file: string;
  readonly events: WorkflowTemplate["events"];
  readonly env: Mapping;
  readonly concurrency: Template;
  readonly permissions: Template | undefined;
  readonly jobs: readonly Job[];
}

/** An action of JavaScript. */
export interface Action {
  readonly inputs: ReadonlyMap<string, { readonly required: boolean; readonly default: Template }>;
  readonly outputs: readonly string[];
  readonly using: string;
  readonly main: string;
  readonly post: string | null;
  readonly postIf: string;
}

/** Reads a workflow file. @throws Error with every complaint of GitHub's parser. */
export async function readWorkflow(
  file: string,
  text = readFileSync(file, "utf8"),
): Promise<Workflow> {
  const parsed = parseWorkflow({ name: file, content: text }, new NoOperationTraceWriter());
  if (parsed.value === undefined) throw new Error(`${file} is no workflow`);
  const root = mapping(templateOf(parsed.value));
  const converted = await convertWorkflowTemplate(parsed.context, parsed.value);
  const complaints = parsed.context.errors.getErrors();
  if (complaints.length > 0)
    throw new Error(`${file}: ${complaints.map(({ message }) => message).join("; ")}`);
  const shellOf = (from: Mapping): string | null =>
    (mapping(mapping(from["defaults"])["run"])["shell"] as string | undefined) ?? null;
  const jobs = mapping(root["jobs"]);
  return {
    name: (root["name"] as string | undefined) ?? file,
    file,
    events: converted.events,
    env: mapping(root["env"]),
    concurrency: root["concurrency"] ?? null,
    permissions: root["permissions"],
    jobs: converted.jobs.map((job): Job => {
      if (job.type !== "job") throw new Error(`${file}: reusable workflows are not rehearsed`);
      const raw = mapping(jobs[job.id.value]);
      const shell = shellOf(raw) ?? shellOf(root);
      return {
        id: job.id.value,
        if: job.if.expression,
        needs: (job.needs ?? []).map(({ value }) => value),
        runsOn: raw["runs-on"] ?? null,
        environment: raw["environment"] ?? null,
        concurrency: raw["concurrency"] ?? null,
        permissions: raw["permissions"],
        strategy: mapping(raw["strategy"]),
        outputs: mapping(raw["outputs"]),
        env: mapping(raw["env"]),
        shell,
        timeout: raw["timeout-minutes"] ?? null,
        isContained: raw["container"] !== undefined || raw["services"] !== undefined,
        steps: (raw["steps"] as readonly Template[]).map((step, at) => {
          const one = mapping(step);
          const condition = job.steps[at]?.if?.expression;
          if (condition === undefined) throw new Error(`${file}: such a step is not rehearsed`);
          return {
            id: (one["id"] as string | undefined) ?? null,
            name: one["name"] ?? null,
            if: condition,
            uses: (one["uses"] as string | undefined) ?? null,
            with: mapping(one["with"]),
            run: one["run"] ?? null,
            shell: (one["shell"] as string | undefined) ?? shell,
            workingDirectory: one["working-directory"] ?? null,
            env: mapping(one["env"]),
            continueOnError: one["continue-on-error"] ?? false,
          };
        }),
      };
    }),
  };
}

/** Reads an action.yml. @throws Error with every complaint of GitHub's parser, or where it is no Node 24 action. */
export function readAction(file: string): Action {
  const parsed = parseAction(
    { name: file, content: readFileSync(file, "utf8") },
    new NoOperationTraceWriter(),
  );
  const complaints = parsed.context.errors.getErrors();
  if (parsed.value === undefined || complaints.length > 0)
    throw new Error(`${file}: ${complaints.map(({ message }) => message).join("; ")}`);
  const root = mapping(templateOf(parsed.value));
  const runs = mapping(root["runs"]);
  if (runs["using"] !== "node24") throw new Error(`${file} does not use node24`);
  if (runs["pre"] !== undefined) throw new Error(`${file}: "pre" is not rehearsed`);
  return {
    inputs: new Map(
      Object.entries(mapping(root["inputs"])).map(([name, one]) => [
        name,
        {
          required: mapping(one)["required"] === true,
          default: mapping(one)["default"] ?? null,
        },
      ]),
    ),
    outputs: Object.keys(mapping(root["outputs"])),
    using: "node24",
    main: runs["main"] as string,
    post: (runs["post"] as string | undefined) ?? null,
    postIf: (runs["post-if"] as string | undefined) ?? "always()",
  };
}

function mapping(template: Template | undefined): Mapping {
  return (template ?? {}) as Mapping;
}

function templateOf(token: TemplateToken): Template {
  if (isBasicExpression(token)) return new Expression(token.expression);
  if (isMapping(token))
    return Object.fromEntries(
      Array.from({ length: token.count }, (_, at) => {
        const { key, value } = token.get(at);
        return [key.toString(), templateOf(value)];
      }),
    );
  if (isSequence(token)) return Array.from(token as Iterable<TemplateToken>, templateOf);
  if (isScalar(token)) {
    const value = (token as { value?: string | number | boolean }).value;
    return value ?? null;
  }
  throw new Error("A part of the file is not rehearsed");
}
