import { describe, expect, test } from 'vitest';
import { STATUSES } from '../../src/core/predictions.ts';
import { collectPredictions, type TestSet } from '../../src/run/collect-predictions.ts';
import type { Measured } from '../../src/run/measure-plan.ts';
import { smallPlan } from '../support/small-plan.ts';

const plan = smallPlan();
const testSet = (kind: string): TestSet => ({
  items: [0, 1, 2, 3].map(at => ({
    id: `${kind}-${at}`,
    input: 'x',
    cluster: `c${at >> 1}`,
    subset: at === 0 ? 'slip' : 'correct',
  })),
  labels: [1, 0, 1, 0],
});
const tests = new Map([
  ['chat', testSet('chat')],
  ['math', testSet('math')],
]);
const done = (...draws: string[]): Measured => ({
  state: 'done',
  output: { draws, receipt: { trainedOn: 3, labelsChanged: 1 } },
});
const all = (measured: Measured) => new Map(plan.cells.map(({ key }) => [key, measured]));

describe('collectPredictions', () => {
  test('holds every prediction against its label, and says where each row comes from', () => {
    const { predictions, records } = collectPredictions(plan, { cells: all(done('1100')), reused: 0 }, tests);
    expect(predictions.rows).toBe(32 * 4);
    expect(Array.from(predictions.score.subarray(0, 4))).toEqual([1, 0, 0, 1]);
    expect(predictions.keys.arm.labels).toEqual(['weak', 'ceiling', 'baseline', 'candidate']);
    expect(predictions.labels.cluster?.labels).toEqual(['c0', 'c1']);
    expect(predictions.labels.subset?.labels).toEqual(['slip', 'correct']);
    expect(predictions.labels.prediction?.labels).toEqual(['1', '0']);
    expect(predictions.labels.label).toBeUndefined();
    expect(records[0]).toEqual({
      domain: 'chat',
      rung: 'sandbox',
      arm: 'weak',
      seed: '1',
      key: 'chat sandbox weak 1',
      method: undefined,
      learner: 'local/tiny',
      state: 'done',
      receipt: { trainedOn: 3, labelsChanged: 1 },
      repeats: undefined,
    });
    expect(records[3]).toMatchObject({ arm: 'candidate', method: 'em-posterior', learner: 'local/small' });
  });

  test('a cell that failed has a row for every test item, without a score, and its reason in the record', () => {
    const cells = all(done('1100'));
    cells.set('math larger candidate 2', { state: 'errored', reason: 'out of ideas' });
    const { predictions, records } = collectPredictions(plan, { cells, reused: 0 }, tests);
    const errored = STATUSES.indexOf('errored');
    expect(Array.from(predictions.status).filter(status => status === errored).length).toBe(4);
    expect(predictions.rows).toBe(32 * 4);
    expect(records.at(-1)).toMatchObject({ state: 'errored', reason: 'out of ideas', arm: 'candidate', seed: '2' });
  });

  test('an item without a prediction is refused or errored, never a scored half, and what was seen is in the record', () => {
    const cells = all(done('1100'));
    const asked = { models: [{ learner: 'local/tiny', asked: 4, refused: 1, unreadable: 1, failed: 0 }] };
    const output = { draws: ['1re0'], receipt: { trainedOn: 3 }, asked };
    cells.set('chat sandbox weak 1', { state: 'done', output });
    const { predictions, records } = collectPredictions(plan, { cells, reused: 0 }, tests);
    const statuses = Array.from(predictions.status.subarray(0, 4), at => STATUSES[at]);
    expect(statuses).toEqual(['scored', 'refused', 'errored', 'scored']);
    expect(predictions.labels.prediction?.labels).toEqual(['1', '0']);
    expect(Array.from(predictions.labels.prediction?.codes.subarray(0, 4) ?? [])).toEqual([0, -1, -1, 1]);
    expect(records[0]).toMatchObject({ state: 'done', asked });
  });

  test('a control that repeats itself scores shares and claims no prediction', () => {
    const cells = all(done('1010'));
    cells.set('chat sandbox weak 1', done('1010', '0011'));
    const { predictions, records } = collectPredictions(plan, { cells, reused: 0 }, tests);
    expect(Array.from(predictions.score.subarray(0, 4))).toEqual([0.5, 1, 1, 0.5]);
    expect(predictions.labels.prediction?.codes[0]).toBe(-1);
    expect(records[0]).toMatchObject({ repeats: [1, 0.5] });
  });

  test('a cell that was measured before, but whose test items are lost, is errored instead of scored', () => {
    const { predictions, records } = collectPredictions(
      plan,
      { cells: all(done('1100')), reused: 32 },
      new Map([['chat', testSet('chat')]]),
    );
    expect(predictions.keys.domain.labels).toEqual(['chat']);
    const lost = records.filter(({ domain }) => domain === 'math');
    expect(new Set(lost.map(record => (record.state === 'errored' ? record.reason : '')))).toEqual(
      new Set(['the test items of math or their labels are missing or damaged in the store; run again']),
    );
  });

  test('a domain whose items could not be made has no rows, and every cell of it says why', () => {
    const cells = all({ state: 'errored', reason: 'no items' });
    const { predictions, records } = collectPredictions(
      plan,
      { cells, reused: 0 },
      new Map([['chat', testSet('chat')]]),
    );
    expect(predictions.keys.domain.labels).toEqual(['chat']);
    expect(records.filter(({ domain }) => domain === 'math').every(({ state }) => state === 'errored')).toBe(true);
  });
});
