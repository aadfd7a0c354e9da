import { expect, test } from 'vitest';
import type { ModelEstimate, RunEstimate } from '../../src/commands/estimate-run.ts';
import { estimateText, spendingText, sumDollars } from '../../src/commands/spending-text.ts';

const usage = { input: 1_200_000, output: 500, cacheRead: 0, cacheWrite: 0 };
const model = (learner: string, usd?: ModelEstimate['usd']): ModelEstimate => ({
  learner,
  requests: 1234,
  most: { ...usage, output: 64_000 },
  expected: usage,
  usd,
});
const run = (...models: readonly ModelEstimate[]): RunEstimate => ({ cells: 12, models });
const PRICED = { expected: 1.5, most: 4 };

test('says requests, tokens, dollars and caps of each model and of all', () => {
  const text = estimateText(run(model('a', PRICED), model('b', PRICED)), { usd: 5, requests: 9000, minutes: 30 });
  expect(text.split('\n')).toEqual([
    'Requests: about 2\u202f468 for 12 cells; it stops at $5.00 or 9\u202f000 requests or 30 minutes',
    '  a: 1\u202f234 requests, 1.2 M tokens in, 500 to 64\u202f000 out: $1.50 expected, $4.00 with nothing read from a cache and answers of full length',
    '  b: 1\u202f234 requests, 1.2 M tokens in, 500 to 64\u202f000 out: $1.50 expected, $4.00 with nothing read from a cache and answers of full length',
    '  in all $3.00 expected, $8.00 with nothing read from a cache and answers of full length',
    '  not counted: retries, and asking once more where an answer cannot be read',
    '',
  ]);
  expect(sumDollars(run(model('a', PRICED), model('b')), 'most')).toBe(4);
});

test('never says $0.00 of what has no known price', () => {
  const unpriced = estimateText(run(model('a'), model('b')), {});
  expect(unpriced).not.toContain('$');
  expect(unpriced).toContain('  in all no price known\n');
  const mixed = estimateText(run(model('a', PRICED), model('b')), {});
  expect(mixed).toContain(
    'in all $1.50 expected, $4.00 with nothing read from a cache and answers of full length, and what',
  );
});

test('one model needs no sum, and nothing to ask needs no list', () => {
  expect(estimateText(run(model('a')), {})).not.toContain('in all');
  expect(estimateText(run(), {})).toBe('Requests: none; every answer is stored.\n');
});

test('says afterwards what was bought, tried again and may have been charged', () => {
  const tokens = usage;
  const spending = {
    answered: 10,
    reused: 5,
    attempts: 12,
    retries: 2,
    tokens,
    usd: 0.5,
    mayHaveCostUsd: 0,
    unpriced: 0,
  };
  expect(spendingText(spending)).toBe('Answers: 10 bought, 5 from the store; 12 requests, 2 of them retries: $0.50\n');
  expect(spendingText({ ...spending, mayHaveCostUsd: 0.001 })).toContain('; up to $0.001 more for requests');
  expect(spendingText({ ...spending, unpriced: 12 })).toContain('no price known');
  expect(spendingText({ ...spending, answered: 0, attempts: 0, retries: 0 })).toContain(
    '0 bought, 5 from the store; no',
  );
});
