import { describe, expect, test } from 'vitest';
import { checkColumns } from '../../src/evidence/check-columns.ts';
import { faultOf } from '../support/fault-of.ts';

const REQUIRED = ['domain', 'rung', 'arm', 'seed', 'item', 'score'];
const check = (columns: readonly string[], format: 'csv' | 'jsonl' = 'csv') =>
  checkColumns('t', { format, columns, columnLines: columns.map((_, at) => (format === 'csv' ? 1 : at + 1)) });

describe('checkColumns', () => {
  test('accepts the required columns in any order, alone or with every optional one', () => {
    check(REQUIRED.toReversed());
    const optional =
      'cluster,subset,prediction,label,confidence,status,model,weak_model,method,size,tokens_in,tokens_out,cost_usd';
    check([...optional.split(','), ...REQUIRED]);
  });

  test('lets a JSONL file do without score, which an outcome may not have', () => {
    check(REQUIRED.slice(0, 5), 'jsonl');
  });

  test.each([
    ['an unknown column', [...REQUIRED, 'clustr'], 't:1: unknown column "clustr" (did you mean cluster?).'],
    ['one that resembles none', [...REQUIRED, 'notes'], 't:1: unknown column "notes".'],
    [
      'a column that is not there',
      REQUIRED.slice(1),
      't:1: missing column domain (found "rung", "arm", "seed", "item", "score").',
    ],
    [
      'a required one misspelt',
      ['Domain', ...REQUIRED.slice(1)],
      't:1: unknown column "Domain" (did you mean domain?); missing column domain (found "Domain", "rung"',
    ],
    [
      'a name with a blank',
      ['domain', ' rung', ...REQUIRED.slice(2)],
      'unknown column " rung" (did you mean rung?); missing column rung',
    ],
    ['an empty name', [...REQUIRED, ''], 't:1: unknown column "".'],
    [
      'a table of something else',
      ['id', 'text'],
      'missing column domain, rung, arm, seed, item, score (found "id", "text").',
    ],
    [
      'names that every object inherits',
      [...REQUIRED, '__proto__', 'constructor'],
      'unknown column "__proto__", "constructor"',
    ],
  ])('names %s', async (_claim, columns, message) => {
    const fault = await faultOf(() => check(columns));
    expect(fault.code).toBe('data-invalid');
    expect(fault.message).toContain(message);
    expect(fault.hint).toContain('domain, rung, arm, seed, item, score');
    expect(fault.hint).toContain('cost_usd');
  });

  test('names the JSONL line on which an unknown key is first seen', async () => {
    const { message } = await faultOf(() => check([...REQUIRED, 'sise'], 'jsonl'));
    expect(message).toBe('t:7: unknown key "sise" (did you mean size?).');
  });

  test('names a thousand unknown columns in short', async () => {
    const { message } = await faultOf(() => check([...REQUIRED, ...Array.from({ length: 1000 }, (_, at) => `x${at}`)]));
    expect(message).toContain('and 980 more');
    expect(message.length).toBeLessThan(1000);
  });
});
