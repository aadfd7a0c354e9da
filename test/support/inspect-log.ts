import { makeZip } from './make-zip.ts';

type Values = Readonly<Record<string, unknown>>;

/** Samples of a small log: `[id, epoch, scores]`, with whatever else is given. */
export const makeSample = (id: string | number, scores: Values, more: Values = {}): Values => ({
  id,
  epoch: 1,
  input: `What is ${id}?`,
  target: 'yes',
  scores: Object.fromEntries(Object.entries(scores).map(([name, value]) => [name, { value, answer: 'yes' }])),
  metadata: { topic: 'numbers' },
  model_usage: { 'lab/model': { input_tokens: 10, output_tokens: 2, total_tokens: 12 } },
  ...more,
});

export interface LogParts {
  readonly eval?: Values;
  readonly config?: Values;
  readonly plan?: Values;
  readonly results?: Values | null;
  readonly samples?: readonly Values[];
  readonly more?: Values;
}

let made = 0;

/** A log as one JSON value, with two items that are right and wrong unless told otherwise; each of a run of its own. */
export function makeLog(parts: LogParts = {}): Values {
  const samples = parts.samples ?? [makeSample(1, { match: 'C' }), makeSample(2, { match: 'I' })];
  return {
    version: 2,
    status: 'success',
    eval: {
      task: 'sums',
      task_id: `t${++made}`,
      run_id: 'r1',
      created: '2026-01-01T00:00:00+00:00',
      model: 'lab/model',
      dataset: { name: 'sums', samples: samples.length },
      config: { epochs: 1, ...parts.config },
      scorers: [{ name: 'match', metrics: [{ name: 'inspect_ai/accuracy' }] }],
      ...parts.eval,
    },
    plan: { name: 'plan', steps: [{ solver: 'generate', params: {} }], config: {}, ...parts.plan },
    results:
      parts.results === undefined
        ? { total_samples: samples.length, completed_samples: samples.length, scores: [] }
        : parts.results,
    stats: {},
    samples,
    ...parts.more,
  };
}

/** One entry of `results.scores`. */
export const makeResult = (metrics: Readonly<Record<string, number>>, more: Values = {}): Values => ({
  name: 'match',
  scorer: 'match',
  params: {},
  metrics: Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, { name, value, params: {} }])),
  ...more,
});

/** The same log as an archive, its members packed with the method. */
export function makeArchive(log: Values, method = 8): Buffer {
  const { samples, reductions, ...header } = log;
  const members = new Map<string, unknown>();
  members.set('_journal/start.json', { version: header.version, eval: header.eval, plan: header.plan });
  for (const sample of samples as readonly Values[])
    members.set(`samples/${sample.id}_epoch_${sample.epoch}.json`, sample);
  members.set('summaries.json', samples);
  if (reductions !== undefined) members.set('reductions.json', reductions);
  members.set('header.json', header);
  return packMembers(members, method);
}

/** An archive with these members, as JSON. */
export const packMembers = (members: ReadonlyMap<string, unknown>, method = 8): Buffer =>
  makeZip([...members].map(([name, value]) => ({ name, content: JSON.stringify(value), method })));
