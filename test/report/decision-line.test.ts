import { expect, test } from 'vitest';
import { decisionLine } from '../../src/report/decision-line.ts';
import { concluded } from '../support/counted.ts';
import { twoRungResult } from '../support/sample-result.ts';

test('the decision is one line, whatever is in the names', () => {
  const result = twoRungResult();
  const gate = {
    ...result.gate,
    reasons: [
      { code: 'required-cell' as const, text: 'a\nb\u001b[2J' },
      { code: 'unfounded' as const, text: 'x' },
    ],
  };
  expect(decisionLine({ ...result, gate })).toBe('carryover: gate passed (exit 0): a b [2J; and 1 more');
});

test('counts are decided in the same words', () => {
  const decision = { outcome: 'disqualified', exitCode: 5, reasons: ['a\nb\u001b[2J', 'x'] } as const;
  const line = decisionLine({ ...concluded(), decision });
  expect(line).toBe('carryover: gate disqualified (exit 5): a b [2J; and 1 more');
});
