import { describe, expect, test } from 'vitest';
import { checkGainInput } from '../../../src/stats/gain/check-gain-input.ts';
import { gainCell } from '../../../src/stats/gain/gain-cell.ts';
import { filled } from '../../support/cells.ts';

const ternary = filled(3, 20, at => (at % 3) - 1);
const one = { blocks: [{ group: 0, matrix: ternary }], binary: true };
const candidate = { group: 0, matrix: filled(3, 20, at => at % 2) };
const baseline = { group: 1, matrix: filled(2, 20, at => 0 - (at % 3 === 0 ? 1 : 0)) };

describe('what a contrast is made of', () => {
  test('good input gives the items of every cluster, or nothing without clusters', () => {
    expect(checkGainInput(one)).toBeUndefined();
    expect(checkGainInput({ blocks: [candidate, baseline], binary: true })).toBeUndefined();
    const clusters = Int32Array.from({ length: 20 }, (_, item) => (item < 5 ? 1 : 0));
    expect(checkGainInput({ ...one, clusters })).toEqual(Float64Array.of(15, 5));
  });

  test.each([
    ['no set of seeds', { ...one, blocks: [] }, 'EMPTY_INPUT', 'blocks'],
    ['no items', { ...one, blocks: [{ group: 0, matrix: filled(3, 0, () => 0) }] }, 'EMPTY_INPUT', 'matrix'],
    [
      'values of another length',
      { ...one, blocks: [{ group: 0, matrix: { ...ternary, values: new Float64Array(10) } }] },
      'LENGTH_MISMATCH',
      'matrix',
    ],
    [
      'a difference that is no number',
      { binary: false, blocks: [{ group: 0, matrix: filled(3, 20, at => (at === 7 ? Number.NaN : 0)) }] },
      'NON_FINITE',
      'matrix',
    ],
    [
      'a difference whose square leaves a double',
      { binary: false, blocks: [{ group: 0, matrix: filled(3, 20, () => 1e200) }] },
      'OUT_OF_RANGE',
      'matrix',
    ],
    [
      'scores called right or wrong',
      { ...one, blocks: [{ group: 0, matrix: filled(1, 20, at => at / 20) }] },
      'NOT_BINARY',
      'matrix',
    ],
    [
      'a baseline without its sign turned',
      { binary: true, blocks: [candidate, { group: 1, matrix: filled(2, 20, () => 1) }] },
      'NOT_BINARY',
      'blocks',
    ],
    [
      'arms with other items',
      { binary: true, blocks: [candidate, { group: 1, matrix: filled(3, 25, () => 0) }] },
      'LENGTH_MISMATCH',
      'blocks',
    ],
    [
      'two sets of the same seeds',
      { binary: true, blocks: [candidate, { ...baseline, group: 0 }] },
      'OUT_OF_RANGE',
      'group',
    ],
    [
      'a set of seeds without a number',
      { binary: true, blocks: [{ ...candidate, group: Number.NaN }] },
      'NON_FINITE',
      'group',
    ],
    ['too few clusters numbers', { ...one, clusters: new Int32Array(10) }, 'LENGTH_MISMATCH', 'clusters'],
    [
      'clusters with gaps',
      { ...one, clusters: Int32Array.from({ length: 20 }, (_, at) => 2 * at) },
      'MISSING_CLUSTER',
      'clusters',
    ],
    [
      'an unused cluster',
      { ...one, clusters: Int32Array.from({ length: 20 }, (_, at) => (at === 0 ? 0 : 2)) },
      'MISSING_CLUSTER',
      'clusters',
    ],
    ['a cluster below 0', { ...one, clusters: new Int32Array(20).fill(-1) }, 'OUT_OF_RANGE', 'clusters'],
  ] as const)('%s: refused', (_, input, code, argument) => {
    expect(checkGainInput(input)).toMatchObject({ status: 'refused', code, argument });
    expect(gainCell(input)).toMatchObject({ status: 'refused', code, argument });
  });
});
