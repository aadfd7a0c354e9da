import { expect, test } from 'vitest';
import { keepTexts } from '../../src/commands/keep-texts.ts';
import { sampleResult } from '../support/sample-result.ts';

const result = sampleResult([
  { rung: 'small', role: 'sandbox' },
  { rung: 'large', role: 'production' },
]);

test('the texts of the items that a cell names are kept, each once, and no others', () => {
  const items = new Map([
    [
      'math',
      [
        { id: 'q-17', input: '1+1' },
        { id: 'q-1', input: 'x' },
        { id: 'q-4', input: { prompt: 'p', first: 'f', second: 's' } },
      ],
    ],
    ['chat', [{ id: 'q-17', input: 'of another domain' }]],
  ]);
  expect(keepTexts(result, items)).toEqual([
    { domain: 'math', item: 'q-17', input: '1+1' },
    { domain: 'math', item: 'q-4', input: { prompt: 'p', first: 'f', second: 's' } },
  ]);
});

test('long texts are cut between letters', () => {
  const [kept] = keepTexts(result, new Map([['math', [{ id: 'q-17', input: '🙂'.repeat(2000) }]]]));
  expect(kept?.input).toBe(`${'🙂'.repeat(999)}…`);
});
