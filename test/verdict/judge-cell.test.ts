import { describe, expect, test } from 'vitest';
import type { CellEstimates, LevelledBounds, MeasuredCell } from '../../src/core/cell-estimates.ts';
import type { Finding } from '../../src/core/finding.ts';
import { type JudgeContext, judgeCell } from '../../src/verdict/judge-cell.ts';
import { replicationOf } from '../../src/verdict/replication.ts';
import { sampleResult } from '../support/sample-result.ts';

function measured(over: Partial<MeasuredCell> = {}): MeasuredCell {
  const [cell] = sampleResult([{ rung: 'large', role: 'production', measured: over }]).cells;
  if (cell?.estimates.status !== 'measured') throw new Error('not measured');
  return cell.estimates;
}

const interval = (low: number, high: number) =>
  ({ status: 'estimated', point: (low + high) / 2, low, high, level: 0.95, method: 'howe', sparse: false }) as const;
function bounds(
  [low, high]: readonly [number, number],
  [thetaLow, thetaHigh]: readonly [number, number],
  wider = 0,
): LevelledBounds {
  const at = (alpha: number, by: number) => ({
    alpha,
    gain: interval(low - by, high + by),
    contrast: interval(thetaLow - by, thetaHigh + by),
  });
  return { single: at(0.05, 0), family: at(0.025, wider) };
}
const sandbox = { ...measured(), rung: 'small', role: 'sandbox' } as const satisfies CellEstimates;
const context: JudgeContext = { sandbox, replication: 'replicated', findings: [], sesoi: 0.02 };
const judge = (over: Partial<MeasuredCell>, more: Partial<JudgeContext> = {}) =>
  judgeCell(measured(over), { ...context, ...more }).single;

describe('tags say what the verdict alone would leave out', () => {
  test('vanished: a small gain remains, or harm is not excluded', () => {
    const small = judge({ bounds: bounds([0.001, 0.015], [-0.1, -0.05]) });
    expect(small).toMatchObject({ kind: 'vanished', tags: expect.arrayContaining(['small-gain-remains']) });
    const harm = judge({ bounds: bounds([-0.05, 0.015], [-0.1, -0.05]) });
    expect(harm).toMatchObject({ kind: 'vanished', tags: expect.arrayContaining(['harm-not-excluded']) });
    expect(harm.tags).not.toContain('small-gain-remains');
  });

  test('unfounded: a loss is told all the same, unless missing outcomes could make up for it', () => {
    const loss = { bounds: bounds([-0.03, -0.01], [-0.1, -0.05]) };
    const unfounded = { replication: 'not-replicated' } as const;
    expect(judge(loss, unfounded)).toEqual({ kind: 'unfounded', reason: 'sandbox_not_replicated', tags: ['loss'] });
    expect(judge({ bounds: bounds([-0.03, 0.01], [-0.1, -0.05]) }, unfounded).tags).toEqual([]);
    const missingBounds = { worst: loss.bounds, best: bounds([-0.02, 0.001], [-0.1, -0.05]) };
    expect(judge({ ...loss, missingBounds }, unfounded).tags).toEqual([]);
    expect(judge(loss).tags).not.toContain('loss'); // that is `reversed`
  });

  test('attenuated: part of the gain remains', () => {
    const cell = judge({ bounds: bounds([0.01, 0.05], [-0.1, -0.05]) });
    expect(cell).toMatchObject({ kind: 'attenuated', tags: expect.arrayContaining(['gain-remains']) });
  });

  test('headroom and few seeds are carried over, also from the sandbox', () => {
    expect(judge({ headroomLimited: true }).tags).toContain('headroom-limited');
    expect(judge({ inference: 'these-seeds' }).tags).toContain('these-seeds-only');
    expect(judge({}, { sandbox: { ...sandbox, inference: 'these-seeds' } }).tags).toContain('these-seeds-only');
  });

  test('also-holds-simultaneously only where there is a family and it does', () => {
    const narrow = { bounds: bounds([0.05, 0.1], [0.01, 0.05]) };
    expect(judge(narrow).tags).toEqual(['also-holds-simultaneously']);
    const wide = judgeCell(measured({ bounds: bounds([0.05, 0.1], [0.01, 0.05], 0.03) }), context);
    expect([wide.single.tags, wide.family.kind]).toEqual([[], 'inconclusive']);
  });
});

describe('obstacles come before bounds, the gravest first', () => {
  const finding = (severity: Finding['severity'], rung: string): Finding => ({
    detector: 'copied-results',
    severity,
    cells: [{ rung, domain: 'math' }],
    found: '',
    meaning: '',
  });
  const incomplete = { completeness: { ...measured().completeness, missingShare: 0.5 } };

  test('a disqualifying finding on the cell or on its sandbox', () => {
    for (const rung of ['large', 'small']) {
      expect(judge(incomplete, { findings: [finding('disqualifies', rung)] })).toMatchObject({
        kind: 'disqualified',
        reason: 'audit',
      });
    }
    expect(judge({}, { findings: [finding('disqualifies', 'medium')] }).kind).not.toBe('disqualified');
  });

  test.each([
    ['an invalidating finding', {}, { findings: [finding('invalidates', 'large')] }, 'incomplete', 'audit'],
    ['too much missing', incomplete, {}, 'incomplete', 'too_much_missing'],
    ['no sandbox', {}, { sandbox: undefined, replication: undefined }, 'incomplete', 'no_sandbox'],
    ['an unmeasured sandbox', {}, { replication: 'unmeasured' }, 'incomplete', 'no_sandbox'],
    [
      'a sandbox that an audit set aside, such as one where candidate and baseline are the same',
      {},
      { findings: [finding('invalidates', 'small')], replication: 'unmeasured' },
      'incomplete',
      'audit',
    ],
    [
      'a sandbox gain that does not replicate',
      {},
      { replication: 'not-replicated' },
      'unfounded',
      'sandbox_not_replicated',
    ],
    [
      'a sandbox gain that hangs on missing outcomes',
      {},
      { replication: 'unresolved-missing' },
      'inconclusive',
      'missing',
    ],
    ['a refused sandbox interval', {}, { replication: 'refused' }, 'inconclusive', 'refused'],
  ] as const)('%s', (_, over, more, kind, reason) => {
    expect(judge(over, more)).toMatchObject({ kind, reason });
  });

  test('a notice changes nothing', () => {
    expect(judge({}, { findings: [finding('notice', 'large')] })).toEqual(judge({}));
  });

  test('an unmeasured cell is incomplete', () => {
    const cell = { status: 'unmeasured', rung: 'large', domain: 'math', role: 'production', reason: 'x' } as const;
    expect(judgeCell(cell, context).single).toMatchObject({ kind: 'incomplete', reason: 'not_comparable' });
  });
});

test('a verdict that missing outcomes could change is inconclusive, one that they could not stays', () => {
  const [good, open] = [bounds([0.05, 0.1], [0.01, 0.05]), bounds([-0.01, 0.1], [-0.05, 0.05])];
  expect(judge({ bounds: good, missingBounds: { worst: open, best: good } })).toMatchObject({
    kind: 'inconclusive',
    reason: 'missing',
  });
  expect(judge({ bounds: good, missingBounds: { worst: good, best: good } }).kind).toBe('survives');
});

test('a refused interval is inconclusive for that reason', () => {
  const refused = { status: 'refused', code: 'TOO_FEW_OBSERVATIONS', argument: 'items', reason: '' } as const;
  const none = { alpha: 0.05, gain: refused, contrast: refused };
  expect(judge({ bounds: { single: none, family: none } })).toMatchObject({ kind: 'inconclusive', reason: 'refused' });
});

describe('the sandbox is tested first', () => {
  const replicationWith = (over: Partial<MeasuredCell>) =>
    replicationOf({ ...measured(over), rung: 'small', role: 'sandbox' }, []);
  test('L > 0 replicates, L ≤ 0 does not', () => {
    expect(replicationWith({ bounds: bounds([0.01, 0.1], [0, 0]) })).toBe('replicated');
    expect(replicationWith({ bounds: bounds([0, 0.1], [0, 0]) })).toBe('not-replicated');
  });

  test('missing outcomes, refusals and absent data are told apart', () => {
    const [yes, no] = [bounds([0.01, 0.1], [0, 0]), bounds([-0.01, 0.1], [0, 0])];
    expect(replicationWith({ bounds: yes, missingBounds: { worst: no, best: yes } })).toBe('unresolved-missing');
    expect(replicationWith({ bounds: no, missingBounds: { worst: no, best: yes } })).toBe('unresolved-missing');
    expect(replicationWith({ completeness: { ...measured().completeness, missingShare: 0.5 } })).toBe('unmeasured');
    expect(
      replicationOf({ status: 'unmeasured', rung: 'small', domain: 'math', role: 'sandbox', reason: '' }, []),
    ).toBe('unmeasured');
  });
});
