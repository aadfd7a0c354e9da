import { describe, expect, test } from 'vitest';
import { binaryPairs, checkBinaryPairs } from '../../../src/stats/paired/binary-pairs.ts';

describe('right-or-wrong pairs', () => {
  test('are counted by who got them right', () => {
    const arms = { candidate: [1, 1, 0, 0, 1], baseline: Uint8Array.of(0, 1, 1, 0, 0) };
    expect(binaryPairs(arms)).toEqual({ gains: 2, losses: 1, pairs: 5 });
  });

  test('bytes give the counts that lists give, wherever they begin and however many they are', () => {
    const bit = (at: number, factor: number): number => ((at * factor) >>> 3) & 1;
    for (const length of [1, 3, 4, 7, 1020, 1021, 5000]) {
      for (const offset of [0, 1, 4]) {
        const all = new Uint8Array(length + offset);
        const [candidate, baseline] = [7, 11].map(factor => all.map((_, at) => bit(at, factor)).subarray(offset));
        const lists = { candidate: Array.from(candidate ?? []), baseline: Array.from(baseline ?? []) };
        expect(binaryPairs({ candidate: candidate ?? [], baseline: baseline ?? [] })).toEqual(binaryPairs(lists));
      }
    }
  });

  test('arms that begin at different bytes, or come as different lists, are counted alike', () => {
    const [ones, zeros] = [new Uint8Array(9).fill(1), new Uint8Array(9)];
    const kinds = [ones.subarray(1), ones.subarray(0, 8), new Int32Array(8).fill(1), new Float64Array(8).fill(1)];
    for (const mine of kinds) {
      for (const theirs of kinds) {
        expect(binaryPairs({ candidate: mine, baseline: theirs })).toEqual({ gains: 0, losses: 0, pairs: 8 });
      }
      for (const none of [zeros.subarray(1), zeros.subarray(0, 8)]) {
        expect(binaryPairs({ candidate: mine, baseline: none })).toEqual({ gains: 8, losses: 0, pairs: 8 });
        expect(binaryPairs({ candidate: none, baseline: mine })).toEqual({ gains: 0, losses: 8, pairs: 8 });
      }
    }
  });

  test.each([2, 4, 254])('bytes that are all 0 or %i are refused', wrong => {
    const bytes = new Uint8Array(8).fill(wrong, 3, 5);
    expect(binaryPairs({ candidate: bytes, baseline: new Uint8Array(8) })).toMatchObject({ code: 'NOT_BINARY' });
  });

  test.each([2, 128, 255])('a byte of %i among thousands is refused by its place', wrong => {
    const candidate = new Uint8Array(5000).fill(1);
    candidate[3210] = wrong;
    const refused = { status: 'refused', code: 'NOT_BINARY', reason: expect.stringContaining('pair 3210') };
    expect(binaryPairs({ candidate, baseline: new Uint8Array(5000) })).toMatchObject(refused);
  });

  test.each([
    [[], [], 'EMPTY_INPUT'],
    [[1], [1, 0], 'LENGTH_MISMATCH'],
    [[1, Number.NaN], [0, 1], 'NON_FINITE'],
    [[1, 0.5], [0, 1], 'NOT_BINARY'],
    [[1, 0], [0, -1], 'NOT_BINARY'],
  ])('%j and %j are refused: %s', (candidate, baseline, code) => {
    expect(binaryPairs({ candidate, baseline })).toMatchObject({ status: 'refused', code });
  });

  test.each([
    [0, 0, 0, 'EMPTY_INPUT'],
    [3, 2, 4, 'OUT_OF_RANGE'],
    [-1, 0, 4, 'OUT_OF_RANGE'],
    [0.5, 0, 4, 'NOT_BINARY'],
    [0, Number.NaN, 4, 'NON_FINITE'],
  ])('%d gains and %d losses of %d pairs are refused: %s', (gains, losses, pairs, code) => {
    expect(checkBinaryPairs({ gains, losses, pairs })).toMatchObject({ status: 'refused', code });
  });

  test('possible counts pass, all pairs discordant too', () => {
    expect(checkBinaryPairs({ gains: 2, losses: 2, pairs: 4 })).toBeUndefined();
  });
});
