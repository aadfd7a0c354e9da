import { expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { columnCovariance, quadraticForm } from '../../../src/stats/gain/quadratic-form.ts';
import { readyCell } from '../../support/cells.ts';
import { expectClose } from '../../support/expect-close.ts';
import { howeReference } from '../../support/howe-reference.ts';

const everyColumn = (items: number) => {
  const all = Int32Array.from({ length: items }, (_, at) => at);
  return { left: all, right: all };
};

test('Q agrees with an independent implementation to 1e-9, with shared and with independent seeds', () => {
  for (const { seeds, items, d, e, tail, qShared, qIndependent } of howeReference()) {
    const cells = [d, e].map(values =>
      readyCell({ matrix: { seeds, items, values: Float64Array.from(values) }, binary: false }),
    );
    const shared = accept(quadraticForm(cells, tail, { seeds: 'shared' }));
    const independent = accept(quadraticForm(cells, tail, { seeds: 'independent', columns: () => everyColumn(items) }));
    expectClose(shared, qShared);
    expectClose(independent, qIndependent);
  }
});

test('items that two cells share only in part covary by their share', () => {
  const values = Float64Array.from({ length: 40 }, (_, at) => Math.sin(at * 7));
  const cell = readyCell({ matrix: { seeds: 1, items: 40, values }, binary: false });
  const half = {
    left: Int32Array.from({ length: 20 }, (_, at) => at),
    right: Int32Array.from({ length: 20 }, (_, at) => at),
  };
  const mean = values.slice(0, 20).reduce((sum, value) => sum + value, 0) / 20;
  const variance = values.slice(0, 20).reduce((sum, value) => sum + (value - mean) ** 2, 0) / 19;
  expect(columnCovariance(cell, cell, half)).toBeCloseTo((20 * variance) / 1600, 12);
  expect(columnCovariance(cell, cell, { left: Int32Array.of(3), right: Int32Array.of(3) })).toBe(0);
});

test('with fewer than three seeds there is no seed term, and the item term is that of the column means', () => {
  const values = Float64Array.from({ length: 40 }, (_, at) => Math.cos(at * 3));
  const cell = readyCell({ matrix: { seeds: 2, items: 20, values }, binary: false });
  const [q] = accept(quadraticForm([cell], 0.025, { seeds: 'shared' }));
  const means = Array.from({ length: 20 }, (_, i) => ((values[i] ?? 0) + (values[20 + i] ?? 0)) / 2);
  const mean = means.reduce((sum, value) => sum + value, 0) / 20;
  const variance = means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 19;
  expect(q).toBeCloseTo((2.093024054408263 ** 2 * variance) / 20, 10);
});
