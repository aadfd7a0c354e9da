import { expect, test } from 'vitest';
import type { TransferResult } from '../../src/core/result.ts';
import { seedCost } from '../../src/report/seed-cost.ts';
import { askedRunResult, sampleRunResult } from '../support/sample-run-result.ts';

const SETTLE = { single: { toward: 'survives', seeds: 9, itemLimit: 1e7, seedLimit: 1000 } } as const;

/** All target cells open, with advice about seeds. */
const openCells = ({ cells }: TransferResult) =>
  cells.flatMap(cell =>
    cell.verdict && cell.estimates.status === 'measured'
      ? [
          {
            ...cell,
            verdict: { kind: 'inconclusive', reason: 'gain_unresolved', tags: [] } as const,
            estimates: { ...cell.estimates, settle: SETTLE },
          },
        ]
      : [],
  );

test('a seed of a run costs every arm in every cell; money only where a model behind an API is asked', () => {
  const [text, ...more] = seedCost(sampleRunResult(), openCells(sampleRunResult()));
  expect(more).toEqual([]);
  expect(text).toContain('A further seed is 54 runs (every arm in each of 9 cells)');
  expect(text).toContain('costs no dollars');
  const [asked] = seedCost(askedRunResult(), openCells(askedRunResult()));
  expect(asked).toMatch(/What it costs in dollars and how long it takes, carryover plan says beforehand\.$/);
});

test('nothing is said where no seeds were advised, and where the outcomes were imported', () => {
  const result = sampleRunResult();
  expect(seedCost(result, result.cells)).toEqual([]);
  expect(seedCost({ ...result, arms: undefined }, openCells(result))).toEqual([]);
});
