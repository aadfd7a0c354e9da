import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TransferResult } from '../../src/core/result.ts';
import { createRng } from '../../src/stats/random/rng.ts';
import { cellOf, concludeTable } from '../support/conclude-table.ts';
import { type Outcome, simulate } from '../support/make-table.ts';
import { describeRuns, testRuns } from '../support/requirements.ts';

const study = { stream: 'study', rungs: { small: 0.25, large: 0.2 }, seeds: 5, items: 400, seedSd: 0.01 };
const without = (outcomes: readonly Outcome[], drop: (outcome: Outcome) => boolean) =>
  outcomes.filter(outcome => !drop(outcome));
const onTarget = ({ rung, arm }: Outcome, which: string) => rung === 'large' && arm === which;
const verdictOf = (outcomes: readonly Outcome[]) => cellOf(concludeTable(outcomes), 'large').verdict;

describeRuns('every verdict is reached by a table that deserves it', () => {
  test('survives', () => {
    expect(verdictOf(simulate(study))).toMatchObject({ kind: 'survives' });
  });

  test('reversed', () => {
    expect(verdictOf(simulate({ ...study, rungs: { small: 0.25, large: -0.25 } }))).toMatchObject({ kind: 'reversed' });
  });

  test('vanished needs proof: enough data to exclude a gain of δ', () => {
    const large = simulate({ ...study, rungs: { small: 0.3, large: -0.005 }, items: 3000, seedSd: 0 });
    expect(verdictOf(large)).toMatchObject({ kind: 'vanished' });
    expect(verdictOf(simulate({ ...study, rungs: { small: 0.3, large: 0 }, items: 60 }))?.kind).not.toBe('vanished');
  });

  test('attenuated', () => {
    expect(
      verdictOf(simulate({ ...study, rungs: { small: 0.35, large: 0.06 }, items: 1000, seedSd: 0.01 })),
    ).toMatchObject({ kind: 'attenuated' });
  });

  test('inconclusive says which question is open and what would settle it', () => {
    const cell = cellOf(concludeTable(simulate({ ...study, rungs: { small: 0.25, large: 0.06 }, items: 60 })), 'large');
    expect(cell.verdict).toMatchObject({ kind: 'inconclusive', reason: 'gain_unresolved' });
    const { estimates } = cell;
    expect(estimates.status === 'measured' && estimates.settle).toBeTruthy();
  });

  test('unfounded: where the sandbox gain does not replicate there is nothing to carry over', () => {
    const result = concludeTable(simulate({ ...study, rungs: { small: 0, large: 0.25 } }));
    expect(result.unfounded).toBe(true);
    expect(cellOf(result, 'large').verdict).toMatchObject({ kind: 'unfounded', reason: 'sandbox_not_replicated' });
    expect(result.gate.outcome).toBe('inconclusive');
  });

  test('fewer than three seeds: about these seeds only, and the gate asks for more', () => {
    const one = simulate({ ...study, seeds: 1, items: 600 });
    const result = concludeTable(one);
    expect(cellOf(result, 'large').verdict).toMatchObject({ kind: 'survives', tags: ['these-seeds-only'] });
    expect(result.gate).toMatchObject({ outcome: 'inconclusive', exitCode: 4 });
    expect(concludeTable(one, { policy: { allowFewSeeds: true } }).gate).toMatchObject({
      outcome: 'passed',
      exitCode: 0,
    });
  });

  test('too few items: no interval, and so no verdict', () => {
    expect(verdictOf(simulate({ ...study, items: 10 }))?.kind).toBe('inconclusive');
  });
});

describeRuns('missing outcomes are counted, bounded, and never scored 0', () => {
  const few = (outcome: Outcome, share: number) =>
    onTarget(outcome, 'candidate') && createRng(1, outcome.item, outcome.seed).uniform() < share;

  test('a few of them change the bounds; the verdict holds with all of them at their worst', () => {
    const outcomes = simulate({ ...study, items: 1000 });
    const { estimates, verdict } = cellOf(concludeTable(without(outcomes, one => few(one, 0.004))), 'large');
    expect(verdict?.kind).toBe('survives');
    if (estimates.status !== 'measured' || !estimates.missingBounds) throw new Error('no bounds');
    const [worst, observed, best] = [estimates.missingBounds.worst, estimates.bounds, estimates.missingBounds.best].map(
      ({ single: { gain } }) => (gain.status === 'estimated' ? gain.point : Number.NaN),
    ) as [number, number, number];
    expect(worst).toBeLessThan(observed);
    expect(best).toBeGreaterThan(observed);
  });

  test('more than 1% of an arm under a seed: incomplete', () => {
    const result = concludeTable(without(simulate(study), one => few(one, 0.05)));
    expect(cellOf(result, 'large').verdict).toMatchObject({ kind: 'incomplete', reason: 'too_much_missing' });
    expect(result.gate).toMatchObject({ outcome: 'incomplete', exitCode: 6 });
  });

  test('a verdict that hangs on them is inconclusive, with that reason', () => {
    const outcomes = simulate({ ...study, rungs: { small: 0.25, large: 0.125 }, items: 400, seedSd: 0 });
    const settings = { missingThreshold: 0.2 };
    const full = cellOf(concludeTable(outcomes, { settings }), 'large').verdict;
    const gaps = concludeTable(
      without(outcomes, one => few(one, 0.1)),
      { settings },
    );
    const { estimates, verdict } = cellOf(gaps, 'large');
    expect(full?.reason).not.toBe('missing');
    expect(verdict).toMatchObject({ kind: 'inconclusive', reason: 'missing' });
    expect(estimates.status === 'measured' && estimates.completeness.droppedItems).toBeGreaterThan(0);
  });

  test('refused and errored outcomes are missing too, and told apart', () => {
    const outcomes = simulate({ ...study, items: 500 }).map((one, at) =>
      onTarget(one, 'candidate') && at % 997 === 0 ? { ...one, status: 'errored' as const } : one,
    );
    const { estimates } = cellOf(concludeTable(outcomes), 'large');
    expect(estimates.status === 'measured' && estimates.completeness).toMatchObject({ refused: 0, missing: 0 });
    expect(estimates.status === 'measured' && estimates.completeness.errored).toBeGreaterThan(0);
  });

  test('a seed of one arm only makes the cell incomplete', () => {
    const result = concludeTable(without(simulate(study), one => onTarget(one, 'candidate') && one.seed === 's3'));
    const { estimates, verdict } = cellOf(result, 'large');
    expect(verdict?.kind).toBe('incomplete');
    expect(estimates.status === 'measured' && estimates.completeness.unpairedSeeds).toEqual(['s3']);
  });

  test('arms with other items are paired on the common ones, the rest is counted', () => {
    const outcomes = without(
      simulate(study),
      one => (onTarget(one, 'candidate') && one.item === 'i0') || (onTarget(one, 'baseline') && one.item === 'i1'),
    );
    const { estimates } = cellOf(concludeTable(outcomes), 'large');
    expect(estimates.status === 'measured' && estimates.completeness).toMatchObject({
      pairedItems: 398,
      droppedItems: 2,
      onlyBaseline: 1,
      onlyCandidate: 1,
    });
  });

  test('arms that share nothing are not compared', () => {
    const result = concludeTable(
      simulate(study).map(one => (onTarget(one, 'candidate') ? { ...one, item: `other-${one.item}` } : one)),
    );
    expect(cellOf(result, 'large').estimates).toMatchObject({ status: 'unmeasured' });
    expect(cellOf(result, 'large').verdict).toMatchObject({ kind: 'incomplete', reason: 'not_comparable' });
  });
});

describeRuns('one rung alone', () => {
  const both = simulate({
    stream: 'alone',
    rungs: { small: 0.2, large: 0.15 },
    seeds: 5,
    items: 200,
    domains: ['chat', 'math'],
  });
  const alone = concludeTable(both.filter(({ rung }) => rung === 'small'));
  const cells = (result: typeof alone) =>
    result.cells.flatMap(({ estimates, replication }) =>
      estimates.status === 'measured' && estimates.role === 'sandbox'
        ? [{ ...estimates.bounds.single, replication }]
        : [],
    );

  test('has the gain that it has as the sandbox of others, and the same answer whether it is there', () => {
    expect(cells(alone)).toHaveLength(2);
    expect(cells(alone)).toEqual(cells(concludeTable(both)));
  });

  test('is checked on null data of its own cells', () => {
    expect(alone.calibration.aa).toMatchObject({ passed: true, seedComponentChecked: true });
    expect(alone.calibration.coverage.length).toBeGreaterThan(0);
  });

  test('passes no gate: there is nothing to carry its gain over to', () => {
    expect(alone.targets).toBe(0);
    expect(alone.gate).toMatchObject({ outcome: 'incomplete', exitCode: 6, reasons: [{ code: 'nothing-required' }] });
    expect(() =>
      concludeTable(
        both.filter(({ rung }) => rung === 'small'),
        { policy: { require: ['production'] } },
      ),
    ).toThrow('picks no target cell');
  });

  test('has a family of its domains: their simultaneous intervals are wider than the single ones', () => {
    const { estimates } = cellOf(alone, 'small');
    if (estimates.status !== 'measured') throw new Error('not measured');
    const { single, family } = estimates.bounds;
    expect(family.alpha).toBeCloseTo(single.alpha / 2, 12);
  });
});

describeRuns('yardsticks', () => {
  const two = simulate({ ...study, domains: ['math', 'chat'] });
  const noChat = without(two, ({ domain, rung }) => domain === 'chat' && rung === 'small');

  test('a domain that the sandbox did not measure is held against the one that it did', () => {
    const { estimates } = cellOf(concludeTable(noChat), 'large', 'chat');
    expect(estimates.sandbox).toEqual({ rung: 'small', domain: 'math' });
  });

  test('where the sandbox has several others, one must be named', () => {
    const three = without(
      simulate({ ...study, domains: ['math', 'chat', 'code'] }),
      ({ domain, rung }) => domain === 'chat' && rung === 'small',
    );
    expect(cellOf(concludeTable(three), 'large', 'chat').verdict).toMatchObject({
      kind: 'incomplete',
      reason: 'no_sandbox',
    });
    const named = concludeTable(three, { sandboxDomain: 'code' });
    expect(cellOf(named, 'large', 'chat').estimates.sandbox).toEqual({ rung: 'small', domain: 'code' });
  });
});

describeRuns('relabelling or permuting items, seeds or rows changes no byte', () => {
  const shuffled = (outcomes: readonly Outcome[], stream: string): Outcome[] => {
    const rng = createRng(3, stream);
    return outcomes
      .map(one => [rng.uniform(), one] as const)
      .sort(([x], [y]) => x - y)
      .map(([, one]) => one);
  };
  /** Bytes of a result with the names of seeds, items and clusters taken out; seeds in the order of their gains. */
  const bytes = (result: TransferResult) =>
    JSON.stringify(result, (key, value) => {
      if (key === 'seedGains') return value.map(({ gain }: { gain: number }) => gain).sort();
      if (key === 'found') return 'names seeds';
      if (key === 'item' || key === 'cluster') return 'a name';
      return key === 'duplicateSeeds' ? value.length : value;
    });

  test('right or wrong, graded, clustered, with ties and copied seeds', () => {
    const shape = fc.record({
      stream: fc.string(),
      seeds: fc.integer({ min: 1, max: 4 }),
      items: fc.integer({ min: 15, max: 30 }),
      graded: fc.boolean(),
      clusterSize: fc.constantFrom(undefined, 2),
      gap: fc.constantFrom(undefined, 0.4),
      copy: fc.boolean(),
    });
    fc.assert(
      fc.property(shape, ({ copy, clusterSize, gap, ...options }) => {
        const made = simulate({
          ...options,
          rungs: { small: 0.2, large: 0.1 },
          domains: ['math', 'chat'],
          ...(clusterSize && { clusterSize }),
          ...(gap && { gap }),
        });
        const copies = copy ? made.filter(({ seed }) => seed === 's0').map(one => ({ ...one, seed: 's9' })) : [];
        const outcomes = [...made, ...copies];
        const rename = (label: string) => `${(label.charCodeAt(1) * 7919) % 97}-${label.split('').reverse().join('')}`;
        const renamed = outcomes.map(one => ({
          ...one,
          seed: rename(one.seed),
          item: rename(one.item),
          cluster: one.cluster && rename(one.cluster),
        }));
        const reference = bytes(concludeTable(outcomes));
        // The first row of each rung and domain keeps its place: the order of rungs without sizes is the file's.
        const head = outcomes.filter(({ item, seed, arm }) => item === 'i0' && seed === 's0' && arm === 'baseline');
        expect(
          bytes(
            concludeTable([
              ...head,
              ...shuffled(
                outcomes.filter(one => !head.includes(one)),
                options.stream,
              ),
            ]),
          ),
        ).toBe(reference);
        expect(bytes(concludeTable(renamed))).toBe(reference);
      }),
      { numRuns: 20 },
    );
  });
});

testRuns('raising every score of the target’s candidate never lowers its verdict', () => {
  const order = ['reversed', 'vanished', 'attenuated', 'inconclusive', 'survives'];
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(-0.2, 0, 0.1), fc.constantFrom(1 / 8, 2 / 8), (stream, gain, add) => {
      const made = simulate({ stream, rungs: { small: 0.2, large: gain }, seeds: 3, items: 60, graded: true });
      const low = made.map(one => ({ ...one, score: one.score / 2 }));
      const high = low.map(one => (onTarget(one, 'candidate') ? { ...one, score: one.score + add } : one));
      const [before, after] = [low, high].map(outcomes => verdictOf(outcomes)?.kind ?? '');
      fc.pre(order.includes(before ?? '') && order.includes(after ?? ''));
      expect(order.indexOf(after ?? '')).toBeGreaterThanOrEqual(order.indexOf(before ?? ''));
    }),
    { numRuns: 40 },
  );
});
