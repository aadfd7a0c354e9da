import { describe, expect, test } from 'vitest';
import { cellOf, concludeTable } from '../support/conclude-table.ts';
import { type Outcome, simulate } from '../support/make-table.ts';

const study = { stream: 'audit', rungs: { small: 0.2, large: 0.18 }, seeds: 3, items: 300, seedSd: 0.01, gap: 0.4 };

/** The outcomes with the scores of one arm replaced by those of another, item by item and seed by seed. */
function copied(
  outcomes: readonly Outcome[],
  from: (one: Outcome) => boolean,
  to: (one: Outcome) => boolean,
): Outcome[] {
  const source = new Map(outcomes.filter(from).map(one => [`${one.seed} ${one.item}`, one.score]));
  return outcomes.map(one => (to(one) ? { ...one, score: source.get(`${one.seed} ${one.item}`) ?? one.score } : one));
}

const is = (rung: string, arm: string) => (one: Outcome) => one.rung === rung && one.arm === arm;

describe('planted copies are found and overturn the verdict', () => {
  test('production’s candidate is the sandbox’s', () => {
    const result = concludeTable(copied(simulate(study), is('small', 'candidate'), is('large', 'candidate')));
    expect(result.findings[0]).toMatchObject({ detector: 'copied-results', severity: 'disqualifies' });
    expect(result.findings[0]?.cells).toHaveLength(2);
    expect(cellOf(result, 'large').verdict).toMatchObject({ kind: 'disqualified', reason: 'audit' });
    expect(result.gate).toMatchObject({ outcome: 'disqualified', exitCode: 5 });
  });

  test('the candidate is the ceiling', () => {
    const result = concludeTable(copied(simulate(study), is('large', 'ceiling'), is('large', 'candidate')));
    expect(result.findings[0]?.found).toContain('ceiling');
    expect(cellOf(result, 'large').verdict?.kind).toBe('disqualified');
  });

  test('one copied seed is enough', () => {
    const outcomes = simulate(study);
    const result = concludeTable(
      copied(outcomes, is('small', 'candidate'), one => is('large', 'candidate')(one) && one.seed === 's1'),
    );
    expect(result.findings[0]?.found).toContain('seed s1');
  });

  test('a sandbox that is a copy takes its targets with it', () => {
    const result = concludeTable(copied(simulate(study), is('small', 'ceiling'), is('small', 'candidate')));
    expect(cellOf(result, 'large').verdict?.kind).toBe('disqualified');
  });
});

test('a candidate that is its baseline never ran: incomplete, and no evidence that a gain vanished', () => {
  const result = concludeTable(copied(simulate(study), is('large', 'baseline'), is('large', 'candidate')));
  expect(result.findings[0]).toMatchObject({ detector: 'treatment-not-applied', severity: 'invalidates' });
  expect(cellOf(result, 'large').verdict).toMatchObject({ kind: 'incomplete', reason: 'audit' });
});

test('seeds that repeat each other in both arms count once, and both are named', () => {
  const outcomes = simulate({ ...study, seeds: 4 });
  const repeated = outcomes
    .map(one => (one.seed === 's3' ? { ...one, score: -1 } : one))
    .filter(({ score }) => score >= 0);
  const result = concludeTable([
    ...repeated,
    ...repeated.filter(({ seed }) => seed === 's0').map(one => ({ ...one, seed: 's3' })),
  ]);
  const { estimates } = cellOf(result, 'large');
  expect(estimates).toMatchObject({ seeds: 3 });
  expect(result.findings.filter(({ detector }) => detector === 'identical-seeds').length).toBe(4);
  expect(result.findings.at(-1)?.found).toContain('s0 = s3');
});

test('seeds in which every outcome failed repeat nothing', () => {
  const failed = simulate(study).map(one =>
    is('large', 'candidate')(one) ? { ...one, status: 'errored' as const, score: Number.NaN } : one,
  );
  expect(concludeTable(failed).findings).toEqual([]);
});

describe('honest tables raise no alarm', () => {
  test('100 simulated studies', () => {
    for (let k = 0; k < 100; k++) {
      const { findings } = concludeTable(simulate({ ...study, stream: `honest ${k}`, items: 60, seeds: 2 }));
      expect(findings).toEqual([]);
    }
  });

  test('saturated models that fail on the same few mislabelled items', () => {
    const hard = (item: string) => Number(item.slice(1)) % 100 === 0;
    const saturated = simulate({ ...study, items: 2500 }).map(one => ({
      ...one,
      score: one.arm === 'baseline' ? one.score : Number(!hard(one.item)),
    }));
    expect(concludeTable(saturated).findings.filter(({ severity }) => severity !== 'notice')).toEqual([]);
  });

  test('a deterministic baseline is noticed, not condemned', () => {
    const outcomes = simulate(study);
    const fixed = new Map(
      outcomes
        .filter(({ arm, seed }) => arm === 'baseline' && seed === 's0')
        .map(one => [`${one.rung} ${one.item}`, one.score]),
    );
    const result = concludeTable(
      outcomes.map(one =>
        one.arm === 'baseline' ? { ...one, score: fixed.get(`${one.rung} ${one.item}`) ?? 0 } : one,
      ),
    );
    expect(new Set(result.findings.map(({ severity }) => severity))).toEqual(new Set(['notice']));
    expect(cellOf(result, 'large').estimates).toMatchObject({ seeds: 3 });
  });
});
