import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readStepOutputs } from './read-step-outputs.ts';

/** A step of a workflow or of a composite action. */
export interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}

export interface Job {
  readonly steps: readonly Step[];
  /** Where the repository is checked out. */
  readonly workspace: string;
  /** What survives the night: caches by key, artifacts by name. */
  readonly service: string;
  /** Values of expressions, such as `inputs.suite`. */
  readonly context: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Names of steps that are stood in for by what the test prepared. */
  readonly prepared: readonly string[];
}

export interface JobAnswer {
  /** Exit code of the first step that failed; 0 where none did. */
  readonly code: number;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Steps in the order in which they ran. */
  readonly ran: readonly string[];
}

/** Expressions of the context alone: anything else is not understood, and that is an error, not an empty text. */
const expand = (text: string, context: Job['context']): string =>
  text.replace(/\$\{\{ *(.*?) *\}\}/g, (_, expression: string) => {
    const value = context[expression];
    if (value === undefined) throw new Error(`unknown expression ${expression}`);
    return value;
  });

/** Does what the action of GitHub does, on a folder. */
function useAction(action: string, given: Readonly<Record<string, string>>, { workspace, service }: Job): void {
  const [name] = action.split('@');
  const path = join(workspace, given.path ?? '');
  const caches = join(service, 'caches');
  mkdirSync(caches, { recursive: true });
  if (name === 'actions/cache/restore') {
    const prefix = given['restore-keys'] ?? '';
    const latest = readdirSync(caches)
      .filter(key => key === given.key || key.startsWith(prefix))
      .sort()
      .at(-1);
    if (latest !== undefined) cpSync(join(caches, latest), path, { recursive: true });
  } else if (name === 'actions/cache/save') {
    if (existsSync(path)) cpSync(path, join(caches, given.key ?? ''), { recursive: true });
  } else if (name === 'actions/upload-artifact') {
    if (existsSync(path)) cpSync(path, join(service, 'artifacts', given.name ?? ''), { recursive: true });
  } else if (name !== 'actions/checkout' && name !== 'actions/setup-node') {
    throw new Error(`unknown action ${action}`);
  }
}

/** Runs the steps of a job in order, as the runner does: after a failure only those that run always. */
export function runSteps(job: Job): JobAnswer {
  const { steps, workspace, service, context } = job;
  mkdirSync(service, { recursive: true });
  const [summary, outputs] = ['summary', 'outputs'].map(name =>
    join(service, `${name}-${context['github.run_id']}`),
  ) as [string, string];
  for (const path of [summary, outputs]) writeFileSync(path, '');
  const ran: string[] = [];
  let [code, log] = [0, ''];
  for (const step of steps) {
    if (code !== 0 && step.if !== 'always()') continue;
    const label = step.name ?? step.uses ?? '';
    ran.push(label);
    if (job.prepared.includes(label)) continue;
    const values = (some: Readonly<Record<string, string>> = {}) =>
      Object.fromEntries(Object.entries(some).map(([key, value]) => [key, expand(String(value), context)]));
    if (step.uses !== undefined) {
      useAction(step.uses, values(step.with), job);
      continue;
    }
    const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', expand(step.run ?? '', context)], {
      cwd: workspace,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...values(job.env),
        ...values(step.env),
        GITHUB_ACTIONS: 'true',
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_OUTPUT: outputs,
      },
    });
    log += stdout + stderr;
    if (code === 0) code = status ?? 1;
  }
  return {
    code,
    log,
    ran,
    summary: readFileSync(summary, 'utf8'),
    outputs: readStepOutputs(readFileSync(outputs, 'utf8')),
  };
}
