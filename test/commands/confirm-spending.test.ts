import { expect, test } from 'vitest';
import { confirmSpending } from '../../src/commands/confirm-spending.ts';
import type { RunEstimate } from '../../src/commands/estimate-run.ts';
import type { ApiModel } from '../../src/core/model-settings.ts';
import type { ApiSection, Suite } from '../../src/core/suite.ts';

const usage = { input: 100, output: 1, cacheRead: 0, cacheWrite: 0 };
const FILE = { path: 'suite.yaml' } as Suite['file'];

const estimateOf = (most: number): RunEstimate => ({
  cells: 2,
  models: [{ learner: 'a', requests: 40, most: usage, expected: usage, usd: { expected: most / 2, most } }],
  least: { requests: 20, usd: most / 2 },
});

const at = (host: string): ApiModel['name'] => ({ provider: 'openai', model: 'm', baseUrl: `${host}/v1` });
const LIVE = new Map([
  ['a', { name: { provider: 'anthropic', model: 'm' } as const }],
  ['far', { name: at('https://far.example') }],
  ['near', { name: at('http://127.0.0.1:8000') }],
]);

/** Models whose price nobody knows. */
const unpriced = (...learners: readonly string[]): RunEstimate => ({
  cells: 2,
  models: learners.map(learner => ({ learner, requests: 40, most: usage, expected: usage })),
});

interface Case {
  readonly most: number;
  readonly estimate?: RunEstimate;
  readonly isSure?: boolean;
  readonly api?: ApiSection;
  readonly budget?: Suite['budget'];
  /** What the person says; absent where there is none. */
  readonly says?: boolean;
}

async function ask({
  most,
  estimate = estimateOf(most),
  isSure = false,
  api,
  budget,
  says,
}: Case): Promise<{ said: string; questions: number }> {
  let said = '';
  let questions = 0;
  const confirm = async (): Promise<boolean> => {
    questions++;
    return says ?? false;
  };
  const io = {
    stderr: (text: string): void => {
      said += text;
    },
    ...(says === undefined ? {} : { confirm }),
  };
  await confirmSpending(estimate, { suite: { file: FILE, api, budget }, live: LIVE, isSure }, io);
  return { said, questions };
}

test('little is spent unasked; more is asked about, and yes is enough', async () => {
  expect((await ask({ most: 1, says: false })).questions).toBe(0);
  expect((await ask({ most: 1.01, says: true })).questions).toBe(1);
  expect((await ask({ most: 50, api: { confirmAbove: 60 }, says: false })).questions).toBe(0);
  expect((await ask({ most: 50, isSure: true })).questions).toBe(0);
  expect((await ask({ most: 50, budget: { usd: 25 }, api: { confirmAbove: 25 } })).questions).toBe(0);
});

test('no, and nobody to ask, end the run with what it may cost and the next step', async () => {
  await expect(ask({ most: 12, says: false })).rejects.toMatchObject({
    code: 'usage',
    message: expect.stringMatching(/^suite\.yaml: .*up to \$12\.00, more than \$1\.00 .*; it was not confirmed/),
  });
  await expect(ask({ most: 12 })).rejects.toMatchObject({
    hint: expect.stringContaining('Add --yes, lower budget.usd'),
  });
});

test('a cap that cannot cover one cell ends the run even for whoever is sure', async () => {
  await expect(ask({ most: 1, isSure: true, budget: { requests: 19 } })).rejects.toThrow(
    'suite.yaml: budget.requests is 19, and a single cell needs 20 or more',
  );
  await expect(ask({ most: 1, isSure: true, budget: { usd: 0.4 } })).rejects.toThrow('about $0.50 or more');
  expect((await ask({ most: 1, budget: { requests: 20, usd: 0.5 } })).said).toContain('about 40 for 2 cells');
});

test('what an unknown price may come to is asked about too, unless the server is of this machine', async () => {
  expect((await ask({ most: 0, estimate: unpriced('near', 'far'), says: true })).questions).toBe(1);
  expect((await ask({ most: 0, estimate: unpriced('near'), says: false })).questions).toBe(0);
  expect((await ask({ most: 0, estimate: unpriced('far'), isSure: true })).questions).toBe(0);
  await expect(ask({ most: 0, estimate: unpriced('near', 'far') })).rejects.toMatchObject({
    code: 'usage',
    message: expect.stringContaining('no price is known of far, and 40 requests may cost whatever it is, and nobody'),
  });
});
