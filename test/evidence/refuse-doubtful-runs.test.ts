import { expect, test } from 'vitest';
import { refuseDoubtfulRuns } from '../../src/evidence/refuse-doubtful-runs.ts';
import { faultOf } from '../support/fault-of.ts';
import { type Sketch, seriesOf } from '../support/series.ts';

const of = (path: string, texts: readonly (string | undefined)[], task?: string) =>
  seriesOf(
    texts.map((text, at): Sketch => ({ item: String(at), ...(text === undefined ? {} : { text }) })),
    { path, facts: task === undefined ? {} : { task } },
  );
const BARE = [undefined, undefined];

test('equal names in two files that say neither text nor task may be other questions: that is asked', async () => {
  const fault = await faultOf(() => refuseDoubtfulRuns('arm "a"', [of('humaneval.csv', BARE), of('mbpp.csv', BARE)]));
  expect(fault.code).toBe('usage');
  expect(fault.message).toBe(
    'arm "a" has items of equal names in "humaneval.csv" and "mbpp.csv", and nothing says whether they are the same questions; expected to be told.',
  );
  expect(fault.hint).toMatch(/--run file.*--domain file/);
});

test('equal names with mostly other texts are other questions, whatever the task is called', async () => {
  const series = [of('x', ['p', 'q', 'r'], 't'), of('y', ['p', 'Q', 'R'], 't')];
  expect((await faultOf(() => refuseDoubtfulRuns('arm "a"', series))).message).toContain('mostly other texts');
});

test('equal texts, or one task by name, are repeated runs; a text that was mended changes nothing', () => {
  refuseDoubtfulRuns('a', [of('x', ['p', 'q']), of('y', ['p', 'q'])]);
  refuseDoubtfulRuns('a', [of('x', ['p', 'q', 'r']), of('y', ['p', 'q', 'R'])]);
  refuseDoubtfulRuns('a', [of('x', BARE, 't'), of('y', BARE, 't')]);
  refuseDoubtfulRuns('a', [of('x', BARE)]);
});
