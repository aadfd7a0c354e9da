import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../src/core/refusal.ts';
import type { VerdictReason } from '../../src/core/verdict.ts';
import { settleList } from '../../src/report/settle-list.ts';
import { type SampleCell, sampleResult } from '../support/sample-result.ts';

const sandbox: SampleCell = { rung: 'small', role: 'sandbox', gain: [-0.01, 0.01, 0.03] };
const REF = { rung: 'small', domain: 'math' } as const;
const open = (reason: VerdictReason, measured: SampleCell['measured'] = {}): SampleCell => ({
  rung: 'large',
  role: 'production',
  verdict: { kind: 'inconclusive', reason, tags: [] },
  measured: { sandbox: REF, ...measured },
});
const linesOf = (...cells: SampleCell[]): string[] => settleList(sampleResult([sandbox, ...cells]));

describe('what would settle the gate', () => {
  test('an open verdict asks for the items or seeds that were computed', () => {
    const settle = { toward: 'survives', items: 4000, seeds: 9, itemLimit: 1e7, seedLimit: 1000 } as const;
    expect(linesOf(open('gain_unresolved', { settle: { single: settle } }))).toEqual([
      expect.stringMatching(/^large × math: If the estimates stay where they are, .* 9 seeds \(now 5\)\.$/),
    ]);
    expect(linesOf(open('retention_unresolved'))[0]).toContain('not computed for this design');
  });

  test('advice is for the level at which the verdict is open', () => {
    const at = (items: number) =>
      ({ toward: 'survives', items, seeds: undefined, itemLimit: 1e7, seedLimit: 1000 }) as const;
    const { cells, ...result } = sampleResult([
      sandbox,
      open('gain_unresolved', { settle: { single: at(4000), family: at(7000) } }),
    ]);
    const lineOf = (required: boolean) =>
      settleList({ ...result, cells: cells.map(cell => (cell.verdict ? { ...cell, required } : cell)) })[0];
    expect(lineOf(true)).toMatch(/at 95% becomes “survives” with 4\u202f000 items/);
    expect(lineOf(false)).toMatch(/at 97\.5% becomes “survives” with 7\u202f000 items/);
  });

  test('few seeds are asked for, unless the policy accepts these', () => {
    const cell: SampleCell = { ...open('missing'), verdict: { kind: 'survives', tags: ['these-seeds-only'] } };
    const result = sampleResult([sandbox, cell]);
    expect(settleList(result)).toEqual([expect.stringContaining('large × math: at least 3 seeds in both arms')]);
    expect(settleList({ ...result, policy: { ...result.policy, allowFewSeeds: true } })).toEqual([]);
  });

  test('missing, refused and absent evidence is asked for by name', () => {
    const [judged] = sampleResult([open('missing')]).cells;
    if (judged?.estimates.status !== 'measured') throw new Error('not measured');
    const { completeness, bounds } = judged.estimates;
    const missing = { completeness: { ...completeness, scored: completeness.expected - 12 } };
    expect(linesOf(open('missing', missing))[0]).toContain('supply 12 of its outcomes');
    const refusal: Refusal = {
      status: 'refused',
      code: 'TOO_FEW_OBSERVATIONS',
      argument: 'items',
      reason: '10 paired items.',
    };
    const refused = { bounds: { ...bounds, single: { ...bounds.single, gain: refusal } } };
    expect(linesOf(open('refused', refused))[0]).toBe('large × math: 10 paired items.');
    expect(linesOf(open('no_sandbox'))[0]).toContain('--sandbox-domain');
    expect(linesOf({ ...open('not_comparable'), unmeasured: 'No rows.' })[0]).toContain('both arms. No rows.');
  });

  test('a target without a sandbox gain waits for one, with its present interval', () => {
    expect(linesOf(open('sandbox_not_replicated'))[0]).toBe(
      'large × math: first a sandbox gain that replicates (now +1.00 [−1.00, +3.00] points in small × math; a study of that size finds a gain of +3.10 points in 80% of cases).',
    );
  });

  test('cells that wait for the same are told in one line, production first, and first what more outcomes settle', () => {
    const unfounded = (rung: string, role: SampleCell['role']): SampleCell => ({
      ...open('sandbox_not_replicated'),
      ...{ rung, role, verdict: { kind: 'unfounded', reason: 'sandbox_not_replicated', tags: [] } },
    });
    const between: SampleCell = { ...open('gain_unresolved'), rung: 'medium', role: 'larger', domain: 'code' };
    const lines = linesOf(unfounded('medium', 'larger'), between, unfounded('large', 'production'), {
      ...open('gain_unresolved'),
      domain: 'chat',
    });
    expect(lines.map(line => line.split(':')[0])).toEqual([
      'large × chat and medium × code',
      'large × math and medium × math',
    ]);
  });

  test('verdicts that stand ask for nothing, and many that do not are cut', () => {
    expect(linesOf({ rung: 'large', role: 'production' })).toEqual([]);
    const many = linesOf(
      ...'abcdefghij'.split('').map((domain, at) => {
        const settle = { toward: 'survives', items: 4000 + at, itemLimit: 1e7, seedLimit: 1000 } as const;
        return { ...open('gain_unresolved', { settle: { single: settle } }), domain };
      }),
    );
    expect(many).toHaveLength(7);
    expect(many.at(-1)).toBe('And 4 more, each told in its cell below.');
  });
});
