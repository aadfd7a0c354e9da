import { expect, test } from 'vitest';
import { mix32 } from '../../../src/stats/random/mix32.ts';

test('equals the finaliser of MurmurHash3 on known words', () => {
  // Computed with unbounded integers by the published formula.
  const reference = (word: bigint): number => {
    let h = word;
    h = ((h ^ (h >> 16n)) * 0x85ebca6bn) & 0xffffffffn;
    h = ((h ^ (h >> 13n)) * 0xc2b2ae35n) & 0xffffffffn;
    return Number(h ^ (h >> 16n)) | 0;
  };
  for (const word of [0, 1, 2, 0x7fffffff, 0x80000000, 0xdeadbeef, 0xffffffff]) {
    expect(mix32(word)).toBe(reference(BigInt(word)));
  }
});

test('each input bit flips about half of the output bits', () => {
  for (let bit = 0; bit < 32; bit++) {
    let flipped = 0;
    for (let word = 0; word < 1000; word++) {
      let difference = mix32(word * 7919) ^ mix32((word * 7919) ^ (1 << bit));
      for (; difference !== 0; difference &= difference - 1) flipped++;
    }
    expect(flipped / 1000).toBeGreaterThan(15);
    expect(flipped / 1000).toBeLessThan(17);
  }
});
