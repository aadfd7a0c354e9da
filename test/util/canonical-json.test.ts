import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../src/util/canonical-json.ts';

test('writes keys in order at every depth, lists as they are, and leaves out what is undefined', () => {
  expect(canonicalJson({ b: [2, 1, { d: null, c: 'x' }], a: { z: true, y: undefined } })).toBe(
    '{"a":{"z":true},"b":[2,1,{"c":"x","d":null}]}',
  );
});

/** The same value with the keys of every object turned round. */
function turn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turn);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, turn(part)]),
  );
}

test('two texts are the same exactly when the values are', () => {
  const object = fc.dictionary(fc.string(), fc.jsonValue());
  fc.assert(
    fc.property(object, object, (one, other) => {
      const text = canonicalJson(one);
      expect(canonicalJson(turn(one) as object)).toBe(text);
      // What JSON itself makes of a value: −0 and 0 are written alike.
      const read = (value: object): unknown => JSON.parse(JSON.stringify(value));
      expect(JSON.parse(text)).toEqual(read(one));
      const same = JSON.stringify(turn(read(one))) === JSON.stringify(turn(read(other)));
      if (same) expect(canonicalJson(other)).toBe(text);
    }),
  );
});
