import { array, assert, asyncProperty, nat, string } from 'fast-check';
import { expect, test } from 'vitest';
import { readLines } from '../../../src/learners/api/read-lines.ts';
import { listAll } from './contract.ts';

test('gives the same lines however the bytes are cut', async () => {
  const line = string({ unit: 'grapheme' }).filter(text => text.trim() !== '' && !text.includes('\n'));
  await assert(
    asyncProperty(array(line), array(nat(40)), async (lines, cuts) => {
      const bytes = new TextEncoder().encode(lines.join('\n'));
      async function* chunks() {
        let at = 0;
        for (const cut of cuts) {
          yield bytes.subarray(at, at + cut);
          at += cut;
        }
        yield bytes.subarray(at);
      }
      // A mark of byte order at the very start belongs to the encoding, not to the text.
      expect(await listAll(readLines(chunks()))).toEqual(
        lines.map((text, n) => (n === 0 ? text.replace(/^\uFEFF/, '') : text)),
      );
    }),
  );
});
