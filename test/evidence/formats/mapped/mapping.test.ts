import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  encodeMapping,
  formatMapping,
  MAP_TARGETS,
  type Mapping,
  parseMapping,
} from '../../../../src/evidence/formats/mapped/mapping.ts';
import { faultOf } from '../../../support/fault-of.ts';

describe('a mapping as typed', () => {
  test('says which column is what', () => {
    expect(parseMapping('item=item_id,score=correct , model = judge')).toEqual({
      item: 'item_id',
      score: 'correct',
      model: 'judge',
    });
  });

  test('takes names with commas, quotes, blanks and equal signs', () => {
    expect(parseMapping('item="a, b",score="say ""yes""",model=x=y,task=my task')).toEqual({
      item: 'a, b',
      score: 'say "yes"',
      model: 'x=y',
      task: 'my task',
    });
  });

  test.each([
    ['item=a', 'does not say which column is the score'],
    ['score=a', 'does not say which column is the item'],
    ['', 'does not say which column is the item'],
    ['item=a,score=b,modle=c', 'nothing is called "modle" (did you mean model?); expected item, score'],
    ['item=a,score=b,xyzzy=c', 'nothing is called "xyzzy"; expected item, score'],
    ['item=a,item=b,score=c', 'item is there twice; expected one column'],
    ['item=,score=c', 'item has no column; expected its name'],
    ['item=a,score', '"score" has no "="'],
  ])('%s is refused', async (text, message) => {
    const fault = await faultOf(() => parseMapping(text));
    expect(fault.message).toContain(message);
    expect([fault.code, fault.hint]).toEqual(['usage', expect.stringContaining('item=COLUMN')]);
  });

  test('comes back from its own text, whatever the columns are called', () => {
    const column = fc.string({ minLength: 1 }).filter(name => name.trim() !== '' && !name.includes('\n'));
    const mapping = fc
      .tuple(column, column, fc.dictionary(fc.constantFrom(...MAP_TARGETS), column))
      .map(([item, score, more]): Mapping => ({ ...more, item, score }));
    fc.assert(
      fc.property(mapping, one => {
        expect(parseMapping(formatMapping(one))).toEqual(one);
      }),
    );
  });

  test('is written to a file with its version', () => {
    expect(JSON.parse(encodeMapping({ item: 'a', score: 'b' }))).toEqual({
      'carryover-map': 1,
      columns: { item: 'a', score: 'b' },
    });
  });
});
