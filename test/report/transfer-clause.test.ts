import { describe, expect, test } from 'vitest';
import { VERDICT_KINDS, VERDICT_REASONS } from '../../src/core/verdict.ts';
import { answerOf, CLAUSES, clauseOf, transferClause } from '../../src/report/transfer-clause.ts';

describe('clauses of the headline', () => {
  test('every verdict and reason has one, and every clause names the place', () => {
    for (const kind of VERDICT_KINDS) {
      for (const reason of [undefined, ...VERDICT_REASONS]) {
        expect(CLAUSES).toContain(clauseOf({ kind, reason, tags: [] }));
      }
    }
    for (const clause of CLAUSES) expect(transferClause(clause, 'math')).toMatch(/ math\b/);
  });

  test('no clause calls an open question "no effect"', () => {
    for (const clause of ['gain-open', 'retention-open', 'missing-open', 'no-interval'] as const) {
      expect(transferClause(clause, 'math')).not.toMatch(/no effect|no gain|not significant/i);
    }
  });

  test('the answer is what all clauses together allow', () => {
    expect(answerOf(['survives', 'survives'])).toBe('Yes');
    expect(answerOf(['vanished', 'small-gain'])).toBe('No');
    expect(answerOf(['survives', 'gain-open'])).toBe('In part');
    expect(answerOf(['vanished', 'gain-open'])).toBe('Not shown');
    expect(answerOf(['gain-open', 'incomplete'])).toBe('Not settled');
    expect(answerOf(['no-sandbox', 'incomplete'])).toBe('Not measured');
    expect(answerOf(['survives', 'disqualified'])).toBe('Disqualified');
  });
});
