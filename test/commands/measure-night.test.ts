import { expect, test } from 'vitest';
import { arrange } from '../../src/analysis/arrange.ts';
import { measureNight } from '../../src/commands/measure-night.ts';
import type { Status } from '../../src/core/predictions.ts';
import { makeTable, type Outcome } from '../support/make-table.ts';
import { makeManifest } from '../support/run-manifest.ts';

const { design, settings } = makeManifest();
/** Six items: the baseline has half of them right in every seed, the candidate all but one, another one in every seed. */
const OUTCOMES: readonly Outcome[] = [0, 1, 2, 3, 4].flatMap(seed =>
  ['baseline', 'candidate'].flatMap(arm =>
    [0, 1, 2, 3, 4, 5].map((item): Outcome => {
      const isRight = arm === 'baseline' ? item < 3 : item !== seed;
      return { rung: '175b', domain: 'math', arm, seed: `s${seed}`, item: `i${item}`, score: Number(isRight) };
    }),
  ),
);

const cellOf = (outcomes: readonly Outcome[], options: { planned?: number; keepsItems?: boolean } = {}) => {
  const { planned, keepsItems = false } = options;
  const plan = planned === undefined ? {} : { planned: [{ rung: '175b', domain: 'math', seeds: planned }] };
  return measureNight(arrange(makeTable(outcomes), design), { design, settings, keepsItems, ...plan }).at(-1);
};

test('a gain is the mean paired difference, with pairs by seed, and by item where they are asked for', () => {
  const cell = cellOf(OUTCOMES, { keepsItems: true });
  expect(cell).toMatchObject({ status: 'measured', gain: expect.closeTo(1 / 3, 12), items: 6, role: 'production' });
  if (cell?.status !== 'measured') throw new Error('not measured');
  expect(cell.seeds).toEqual(['s0', 's1', 's2', 's3', 's4']);
  expect(Array.from(cell.bySeed?.candidate ?? [])).toEqual([1, 1, 1, 1, 1].map(() => expect.closeTo(5 / 6, 12)));
  expect(Array.from(cell.byItem?.candidate ?? []).sort()).toEqual([0.8, 0.8, 0.8, 0.8, 0.8, 1]);
  expect(cellOf(OUTCOMES)).toMatchObject({ byItem: undefined });
});

test('names of seeds and items leave no trace in the hash of the outcomes, scores do', () => {
  const hashOf = (outcomes: readonly Outcome[]) => {
    const cell = cellOf(outcomes);
    return cell?.status === 'measured' ? cell.outcomesHash : undefined;
  };
  expect(hashOf(OUTCOMES.map(one => ({ ...one, seed: `new ${one.seed}`, item: `new ${one.item}` })))).toBe(
    hashOf(OUTCOMES),
  );
  expect(hashOf(OUTCOMES.map((one, at) => (at === 0 ? { ...one, score: 0 } : one)))).not.toBe(hashOf(OUTCOMES));
});

test('a lost seed leaves a night, and fewer than half of those planned leave none', () => {
  const first = (seeds: number) => OUTCOMES.filter(({ seed }) => Number(seed.slice(1)) < seeds);
  expect(cellOf(first(3), { planned: 5 })).toMatchObject({ status: 'measured', seeds: ['s0', 's1', 's2'] });
  expect(cellOf(first(2), { planned: 5 })).toMatchObject({
    status: 'unmeasured',
    reason: '2 of 5 planned seeds have outcomes, fewer than half',
  });
  expect(cellOf(first(2))).toMatchObject({ status: 'measured' });
});

test('a cell without rows, without an arm, or with too much missing is unmeasured, with the reason', () => {
  const reasonOf = (outcomes: readonly Outcome[]) => {
    const cell = cellOf(outcomes);
    return cell?.status === 'unmeasured' ? cell.reason : undefined;
  };
  expect(reasonOf(OUTCOMES.map(one => ({ ...one, rung: '6b' })))).toBe('no outcome in this cell');
  expect(reasonOf(OUTCOMES.filter(({ arm }) => arm === 'baseline'))).toMatch(/candidate arm has no rows/u);
  const errored = { status: 'errored' as Status, score: 0 };
  expect(
    reasonOf(
      OUTCOMES.map(one =>
        one.seed === 's1' && one.arm === 'candidate' && one.item === 'i0' ? { ...one, ...errored } : one,
      ),
    ),
  ).toBe("16.7% of an arm's outcomes have no score, more than 1%");
});
