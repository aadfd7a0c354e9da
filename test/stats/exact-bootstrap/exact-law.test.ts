import { expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { exactLaw } from '../../../src/stats/exact-bootstrap/exact-law.ts';

const law = {
  values: Float64Array.of(0, 1),
  chances: Float64Array.of(0.5, 0.5),
  slack: new Float64Array(2),
  undefinedChance: 0,
};

test('carries the estimate and the acceleration beside the summary', () => {
  const found = accept(exactLaw({ estimate: 1, law }, 0.1, 0.01));
  expect(found).toMatchObject({ estimate: 1, acceleration: 0.01, atoms: 2, mean: 0.5 });
});

test('without an estimate there is nothing to summarize, and without a law neither', () => {
  expect(exactLaw({ estimate: Number.NaN, law }, 0.1, 0)).toMatchObject({ code: 'DEGENERATE_DENOMINATOR' });
  const empty = { ...law, values: new Float64Array(0) };
  expect(exactLaw({ estimate: 1, law: empty }, 0.1, 0)).toMatchObject({ code: 'DEGENERATE_DENOMINATOR' });
});
