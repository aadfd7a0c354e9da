import { expect, test } from 'vitest';
import { countsDecisionLine } from '../../../src/report/counts/counts-decision-line.ts';

test('the decision is one line, whatever is in the names', () => {
  const decision = { outcome: 'disqualified', exitCode: 5, reasons: ['a\nb\u001b[2J', 'x'] } as const;
  expect(countsDecisionLine({ decision })).toBe('carryover: gate disqualified (exit 5): a b [2J; and 1 more');
});
