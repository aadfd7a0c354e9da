import { expect, test } from 'vitest';
import type { SourceOutcome } from '../../src/core/evidence.ts';
import { checkOutcome } from '../../src/evidence/check-outcome.ts';
import { faultOf } from '../support/fault-of.ts';

const GOOD: SourceOutcome = {
  item: ' a',
  status: 'scored',
  score: 1,
  repeat: '2',
  confidence: 0,
  tokensIn: 0,
  costUsd: 0.5,
};

test('what a table can hold passes; the score of an outcome without one is not looked at', () => {
  checkOutcome('x', GOOD);
  checkOutcome('x', { item: '0', status: 'errored', score: Number.NaN });
});

test.each([
  [{ item: '' }, 'the item is ""; expected a name'],
  [{ item: ' \t' }, 'the item is " \\t"; expected a name'],
  [{ repeat: '' }, 'the repeat is ""; expected a name without blanks around it'],
  [{ repeat: '1 ' }, 'the repeat is "1 "; expected'],
  [{ score: 1.5 }, 'the score is 1.5; expected a number from 0 to 1'],
  [{ score: Number.NaN }, 'the score is NaN; expected a number from 0 to 1'],
  [{ score: -0.001 }, 'the score is -0.001'],
  [{ confidence: 2 }, 'confidence is 2; expected a number from 0 to 1'],
  [{ tokensIn: 1.5 }, 'tokensIn is 1.5; expected a whole number of tokens'],
  [{ tokensOut: -1 }, 'tokensOut is -1'],
  [{ costUsd: Number.POSITIVE_INFINITY }, 'costUsd is Infinity'],
])('%o is refused where it stands', async (over, message) => {
  const fault = await faultOf(() => checkOutcome('log.json: sample 7', { ...GOOD, ...over }));
  expect(fault.code).toBe('data-invalid');
  expect(fault.message).toContain(`log.json: sample 7: ${message}`);
});
