import type { JsonFields } from '../../json-fields.ts';

/** What tells the logs of one run apart: a run that was tried again, or written in two forms, has several. */
export interface RunLog {
  readonly path: string;
  readonly status: string;
  readonly eval: JsonFields;
}

export interface Superseded<Log> {
  readonly kept: readonly Log[];
  readonly dropped: readonly { readonly log: Log; readonly by: Log }[];
}

/** Retries keep the id of the task's run, and get another for the log's own. */
function runOf(log: RunLog): string {
  const id = log.eval.maybeText('task_id');
  if (id === undefined || id === '') return JSON.stringify([log.path]);
  return JSON.stringify([id, log.eval.get('task'), log.eval.get('model')]);
}

const createdAt = ({ eval: spec }: RunLog): number => Date.parse(spec.maybeText('created') ?? '') || 0;

const isBetter = (one: RunLog, other: RunLog): boolean => {
  const [ended, otherEnded] = [one, other].map(({ status }) => status === 'success');
  return ended === otherEnded ? createdAt(one) > createdAt(other) : ended === true;
};

/**
 * Keeps one log of each run: the last that ended well, or else the last. A retry takes over the samples that the log before it
 * has, so that both together would count them twice.
 */
export function dropSuperseded<Log extends RunLog>(logs: readonly Log[]): Superseded<Log> {
  const best = new Map<string, Log>();
  for (const log of logs) {
    const run = runOf(log);
    const rival = best.get(run);
    if (rival === undefined || isBetter(log, rival)) best.set(run, log);
  }
  const dropped = logs.map(log => ({ log, by: best.get(runOf(log)) as Log })).filter(({ log, by }) => log !== by);
  return { kept: logs.filter(log => best.get(runOf(log)) === log), dropped };
}
