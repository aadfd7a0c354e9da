import { describe, expect, test } from 'vitest';
import type { GateRule } from '../../src/core/design.ts';
import { requirementClauses } from '../../src/report/requirement-clauses.ts';
import { sampleResult } from '../support/sample-result.ts';

/** One target cell for each rule, or for none; required as the gate would have it. */
function clausesOf(...rules: readonly (GateRule | undefined)[]) {
  const { cells } = sampleResult(rules.map((_, at) => ({ rung: 'large', role: 'production', domain: `d${at}` })));
  return requirementClauses(
    cells.map((cell, at) => {
      const rule = rules[at];
      const required = rule === undefined || (rule.level === 'error' && !rule.accept.includes('inconclusive'));
      return { ...cell, required, ...(rule && { rule }) };
    }),
  );
}
const attenuated: GateRule = { accept: ['attenuated'], level: 'error' };
const open: GateRule = { accept: ['attenuated', 'inconclusive'], level: 'error' };

describe('what the gate asks of the target cells', () => {
  test('without rules it is to survive', () => {
    expect(clausesOf(undefined, undefined)).toEqual({ required: 'all 2 target cells to survive', exceptions: [] });
    expect(clausesOf(undefined).required).toBe('the one target cell to survive');
  });

  test('where a rule accepts an attenuated gain it is never told as having to survive', () => {
    const remain = 'to survive or to be attenuated with part of the gain proved to remain';
    expect(clausesOf(attenuated).required).toBe(`the one target cell ${remain}`);
    expect(clausesOf(attenuated, attenuated).required).toBe(`all 2 target cells ${remain}`);
    expect(clausesOf(undefined, attenuated, undefined).required).toBe(
      `all 3 target cells to hold, 2 to survive and 1 ${remain}`,
    );
  });

  test('what it lets through is told, and what it asks nothing of is not', () => {
    const off: GateRule = { accept: [], level: 'off' };
    expect(clausesOf(undefined, open, { accept: [], level: 'warn' }, off)).toEqual({
      required: '1 of 4 target cells to survive',
      exceptions: ['The gate accepts an inconclusive verdict in 1 target cell', 'Of 1 target cell the gate only warns'],
    });
    expect(clausesOf(open).required).toBeUndefined();
  });
});
