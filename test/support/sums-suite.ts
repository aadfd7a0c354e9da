import { createRng } from '../../src/stats/random/rng.ts';

/** Skills of the models that sums are put to, from the smallest to the one in production. */
export const SKILLS = { 'sums-small': 0.25, 'sums-middle': 0.1, 'sums-large': 0.05 } as const;

/** Sums, half of them right, as items of a file of one's own. */
export function sumItems(train: number, test: number): string {
  const rng = createRng(1, 'sums');
  const draw = (least: number, most: number): number => least + Math.floor(rng.uniform() * (most - least + 1));
  const seen = new Set<string>();
  const lines: string[] = [];
  while (lines.length < train + test) {
    const [first, second, label] = [draw(10, 99), draw(10, 99), lines.length % 2];
    const sum = first + second + (label === 1 ? 0 : draw(1, 9) * (draw(0, 1) === 1 ? 10 : 1));
    const input = `${first} + ${second} = ${sum}`;
    if (seen.has(input)) continue;
    seen.add(input);
    const id = `s${lines.length}`;
    lines.push(JSON.stringify({ id, input, label, split: lines.length < train ? 'train' : 'test' }));
  }
  return `${lines.join('\n')}\n`;
}

export interface SumsSuite {
  readonly protocol: 'anthropic' | 'openai';
  readonly baseUrl: string;
  readonly mode?: 'normal' | 'batch';
  readonly seeds?: number;
  readonly test?: number;
  readonly candidate?: string;
  /** What is said of each model, as a field of JSON. */
  readonly price?: string;
  /** More of the section `api`, as fields of JSON in a line. */
  readonly api?: string;
  /** More lines of the suite. */
  readonly more?: string;
}

/** The name of a model at a test server. */
export const sumsLearner = (size: keyof typeof SKILLS, { protocol, baseUrl }: SumsSuite): string =>
  `${protocol}/${size}@${baseUrl}`;

/** A suite on three models of a server, with items from `items.jsonl`; the methods of the quickstart. */
export function sumsSuite(suite: SumsSuite): string {
  const { mode = 'normal', seeds = 3, test = 100, candidate = 'soft-labels', api = '', more = '' } = suite;
  const [small, middle, large] = (['sums-small', 'sums-middle', 'sums-large'] as const).map(size =>
    JSON.stringify(sumsLearner(size, suite)),
  );
  // A server of one's own gets no key unless the suite says which.
  const key = suite.protocol === 'openai' ? ['keyVariable: TEST_API_KEY'] : [];
  const said = [...key, ...(suite.price === undefined ? [] : [suite.price])].join(', ');
  const each = [small, middle, large].map(name => `${name}: { ${said} }`).join(', ');
  const models = said === '' ? '' : `, models: { ${each} }`;
  return `carryover: 1
name: sums
method: { baseline: vanilla, candidate: ${candidate} }
rungs:
  - { name: sandbox, role: sandbox, weak: ${small}, strong: ${middle} }
  - { name: production, role: production, weak: ${middle}, strong: ${large} }
domains: [{ name: sums, kind: math, items: items.jsonl }]
seeds: ${seeds}
splits: { labelled: 40, unlabelled: 120, test: ${test} }
controls: [zero-shot]
analysis: { replicates: 999, aaReplicates: 200 }
api: { confidence: samples, samples: 3, shots: 100, mode: ${mode}${models}${api === '' ? '' : `, ${api}`} }
${more}`;
}
