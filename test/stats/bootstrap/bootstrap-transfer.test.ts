import { expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { bootstrapTransfer } from '../../../src/stats/bootstrap/bootstrap-transfer.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { bracketOutcome, hasSpread } from '../../support/bracket-outcome.ts';
import { differences, type Json, loadGolden, numberOf } from '../../support/golden.ts';
import { minus } from '../../support/golden-ops/bootstrap-exact.ts';

const golden = { ...loadGolden('bootstrap_exact'), core: {} };
const cases = golden.cases.filter(one => one.op === 'bootstrap_exact_transfer_ratio' && hasSpread(one));
const draws = 20_000;
const gainOf = (cell: Json | undefined): number[] => {
  const { candidate, baseline } = cell as Readonly<Record<string, Json>>;
  return minus(candidate, baseline);
};

test.each(cases.map(one => [one.id, one] as const))('%s: inside the band around the exact law', (_, one) => {
  const { target, sandbox } = one.input;
  const options = { replicates: draws, rng: createRng(1, one.id) };
  const { replicates, undefinedDraws } = accept(bootstrapTransfer(gainOf(target), gainOf(sandbox), options));
  expect(differences(golden, one, bracketOutcome(one, replicates))).toEqual([]);
  const chance = numberOf(one.expected.prob_undefined);
  expect(Math.abs(undefinedDraws / draws - chance)).toBeLessThanOrEqual(
    4.5 * Math.sqrt((chance * (1 - chance)) / draws) + 1e-12,
  );
});

test('the two sets are drawn apart: equal gains do not cancel', () => {
  const gains = [1, 0.5, 0.25, 1];
  const { replicates } = accept(bootstrapTransfer(gains, gains, { replicates: 200, rng: createRng(2) }));
  expect(new Set(replicates).size).toBeGreaterThan(20);
});

test.each<[string, number[], number[], number, string, string]>([
  ['no target', [], [1], 99, 'EMPTY_INPUT', 'target'],
  ['NaN in the sandbox', [1], [Number.NaN], 99, 'NON_FINITE', 'sandbox'],
  ['half a replicate', [1], [1], 0.5, 'OUT_OF_RANGE', 'replicates'],
])('%s: refused', (_, target, sandbox, replicates, code, argument) => {
  const found = bootstrapTransfer(target, sandbox, { replicates, rng: createRng(1) });
  expect(found).toMatchObject({ status: 'refused', code, argument });
});
