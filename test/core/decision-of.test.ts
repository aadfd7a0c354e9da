import { expect, test } from 'vitest';
import { decisionOf } from '../../src/core/decision-of.ts';
import { concluded } from '../support/counted.ts';
import { twoRungResult } from '../support/sample-result.ts';

test('both kinds of result tell outcome, exit code and reasons in one form', () => {
  const { gate } = twoRungResult();
  expect(decisionOf(twoRungResult())).toEqual({ ...gate, reasons: gate.reasons.map(({ text }) => text) });
  const { decision } = concluded();
  expect(decisionOf(concluded())).toEqual(decision);
  expect(decision.reasons.length).toBeGreaterThan(0);
});
