import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteDictionary } from '../../src/core/byte-dictionary.ts';

test('finds every text under its code, and none that was not added', () => {
  const text = fc.uint8Array({ maxLength: 6, max: 3 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 300 }), fc.nat(3), (texts, gap) => {
      const dictionary = new ByteDictionary();
      const codes = new Map<string, number>();
      for (const [at, bytes] of texts.entries()) {
        const known = codes.get(bytes.join());
        expect(dictionary.find(bytes, 0, bytes.length)).toBe(known ?? -1);
        if (known !== undefined) continue;
        dictionary.add(at * (gap + 1), bytes, 0, bytes.length);
        codes.set(bytes.join(), at * (gap + 1));
      }
      for (const [key, code] of codes) {
        const padded = Uint8Array.from([9, ...(key === '' ? [] : key.split(',').map(Number)), 9]);
        expect(dictionary.find(padded, 1, padded.length - 1)).toBe(code);
        expect(dictionary.says(code, padded, 1, padded.length - 1)).toBe(true);
        expect(dictionary.says(code, padded, 0, padded.length)).toBe(false);
      }
      expect(dictionary.says(1_000_000, new Uint8Array(), 0, 0)).toBe(false);
    }),
  );
});

test('holds a hundred thousand texts', () => {
  const dictionary = new ByteDictionary();
  const bytes = (at: number) => Buffer.from(`item-${at}`);
  for (let at = 0; at < 100_000; at++) dictionary.add(at, bytes(at), 0, bytes(at).length);
  for (let at = 0; at < 100_000; at += 997) expect(dictionary.find(bytes(at), 0, bytes(at).length)).toBe(at);
  expect(dictionary.find(Buffer.from('item-'), 0, 5)).toBe(-1);
});
