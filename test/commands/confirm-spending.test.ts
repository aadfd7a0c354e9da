import { expect, test } from 'vitest';
import { confirmSpending } from '../../src/commands/confirm-spending.ts';
import type { RunEstimate } from '../../src/commands/estimate-run.ts';
import type { ApiSection, Suite } from '../../src/core/suite.ts';

const usage = { input: 100, output: 1, cacheRead: 0, cacheWrite: 0 };
const FILE = { path: 'suite.yaml' } as Suite['file'];

const estimateOf = (most: number): RunEstimate => ({
  cells: 2,
  models: [{ learner: 'a', requests: 40, most: usage, expected: usage, usd: { expected: most / 2, most } }],
  least: { requests: 20, usd: most / 2 },
});

interface Case {
  readonly most: number;
  readonly isSure?: boolean;
  readonly api?: ApiSection;
  readonly budget?: Suite['budget'];
  /** What the person says; absent where there is none. */
  readonly says?: boolean;
}

async function ask({ most, isSure = false, api, budget, says }: Case): Promise<{ said: string; questions: number }> {
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
  await confirmSpending(estimateOf(most), { suite: { file: FILE, api, budget }, isSure }, io);
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
  await expect(ask({ most: 12 })).rejects.toMatchObject({ hint: 'Add --yes, or lower budget.usd.' });
});

test('a cap that cannot cover one cell ends the run even for whoever is sure', async () => {
  await expect(ask({ most: 1, isSure: true, budget: { requests: 19 } })).rejects.toThrow(
    'suite.yaml: budget.requests is 19, and a single cell needs 20 or more',
  );
  await expect(ask({ most: 1, isSure: true, budget: { usd: 0.4 } })).rejects.toThrow('about $0.50 or more');
  expect((await ask({ most: 1, budget: { requests: 20, usd: 0.5 } })).said).toContain('about 40 for 2 cells');
});
