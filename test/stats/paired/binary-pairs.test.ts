import { describe, expect, test } from 'vitest';
import { binaryPairs, checkBinaryPairs } from '../../../src/stats/paired/binary-pairs.ts';

describe('right-or-wrong pairs', () => {
  test('are counted by who got them right', () => {
    const arms = { candidate: [1, 1, 0, 0, 1], baseline: Uint8Array.of(0, 1, 1, 0, 0) };
    expect(binaryPairs(arms)).toEqual({ gains: 2, losses: 1, pairs: 5 });
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
