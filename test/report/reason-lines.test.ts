import { expect, test } from 'vitest';
import type { GateReason } from '../../src/core/result.ts';
import { reasonLines } from '../../src/report/reason-lines.ts';

const about = (rung: string, domain: string, said: string): GateReason => ({
  code: 'required-cell',
  cell: { rung, domain },
  text: `${rung} × ${domain}: ${said}`,
});

test('what is said of several cells is said once, in the order of the first', () => {
  expect(
    reasonLines([
      about('larger', 'chat', 'unfounded'),
      about('larger', 'code', 'inconclusive'),
      about('production', 'chat', 'unfounded'),
      { code: 'aa-failed', text: 'the A/A check failed' },
    ]),
  ).toEqual(['larger × chat and production × chat: unfounded', 'larger × code: inconclusive', 'the A/A check failed']);
});

test('a reason that does not begin with its cell is kept as it is', () => {
  const text = 'the gain fell';
  expect(reasonLines([{ code: 'gain-fell', cell: { rung: 'a', domain: 'b' }, text }])).toEqual([text]);
});

test('no reasons are no lines', () => {
  expect(reasonLines([])).toEqual([]);
});
