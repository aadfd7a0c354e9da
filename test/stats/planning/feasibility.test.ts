import { expect, test } from 'vitest';
import { refuse } from '../../../src/core/refusal.ts';
import { feasibility } from '../../../src/stats/planning/feasibility.ts';
import type { VerdictChances } from '../../../src/stats/planning/verdict-chances.ts';

const chances = (of: Partial<VerdictChances['chances']>): VerdictChances => ({
  chances: { reversed: 0, vanished: 0, attenuated: 0, survives: 0, inconclusive: 0, ...of },
  replicates: 1,
  draws: 100,
});

test.each([
  ['both answers are likely', { vanished: 0.3, attenuated: 0.3 }, { survives: 0.8 }, 'feasible'],
  ['a loss would go unnoticed', { vanished: 0.2, attenuated: 0.2 }, { survives: 0.8 }, 'warning'],
  ['a full gain would go unconfirmed', { vanished: 0.9 }, { survives: 0.49 }, 'warning'],
  ['one answer is likely, the other next to impossible', { vanished: 0.9 }, { survives: 0.01 }, 'warning'],
  ['nothing can be told', { vanished: 0.02, attenuated: 0.02 }, { survives: 0.04 }, 'error'],
] as const)('%s', (_, none, full, status) => {
  expect(feasibility(chances(none), chances(full))).toMatchObject({ status });
});

test('a refusal of either scenario is handed on, and impossible chances are refused', () => {
  const refusal = refuse('TOO_FEW_SEEDS', 'target', 'none');
  expect(feasibility(refusal, chances({}))).toBe(refusal);
  expect(feasibility(chances({}), refusal)).toBe(refusal);
  for (const wrong of [Number.NaN, -0.1, 1.5]) {
    expect(feasibility(chances({ reversed: wrong }), chances({}))).toMatchObject({ code: 'OUT_OF_RANGE' });
    expect(feasibility(chances({}), chances({ reversed: wrong }))).toMatchObject({ code: 'OUT_OF_RANGE' });
  }
});
