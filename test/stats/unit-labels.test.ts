import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkLabels, numberLabels, placesOf } from '../../src/stats/unit-labels.ts';

describe('labels of units', () => {
  test('names come by code unit, each once; 1 and "1" are the same', () => {
    const numbers = numberLabels([
      ['b', 10, 'a', '1'],
      [9, 'B', 'b', 1, 1],
    ]);
    expect([...numbers.keys()]).toEqual(['1', '10', '9', 'B', 'a', 'b']);
    expect([...numbers.values()]).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('neither the order of the lists nor that of the labels matters', () => {
    const list = fc.array(fc.oneof(fc.integer(), fc.string({ minLength: 1 })), { maxLength: 20 });
    fc.assert(
      fc.property(list, list, (a, b) => {
        expect([...numberLabels([b.toReversed(), a])]).toEqual([...numberLabels([a, b])]);
      }),
    );
  });

  test('places are the numbers of the labels, in the order of the list', () => {
    expect(placesOf(['c', 'a', 7, 'c'], numberLabels([['a', 'b', 'c', '7']]))).toEqual(Int32Array.of(3, 1, 0, 3));
  });

  test.each([null, undefined, '', Number.NaN])('%o is no name of a cluster', missing => {
    const found = checkLabels(['a', missing], 2, 'clusters');
    expect(found).toMatchObject({ code: 'MISSING_CLUSTER', argument: 'clusters' });
  });

  test.each([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%d is no name of a cluster', missing => {
    expect(checkLabels([0, missing], 2, 'clusters')?.reason).toContain('value 1 has no label');
  });

  test.each([0, -1.5, 'NaN', ' '])('%o is a name', label => {
    expect(checkLabels([label], 1, 'clusters')).toBeUndefined();
  });

  test('one label for every value, no more and no fewer', () => {
    expect(checkLabels(['a', 0], 2, 'clusters')).toBeUndefined();
    expect(checkLabels(['a'], 2, 'clusters')).toMatchObject({ code: 'LENGTH_MISMATCH', argument: 'clusters' });
  });
});
