import { expect, test } from 'vitest';
import { unitSigns } from '../../src/analysis/unit-signs.ts';

const items = Array.from({ length: 70 }, (_, at) => `i${at}`);

test('signs belong to the seed, the domain and the null data set, and to nothing else', () => {
  const draw = unitSigns('math', { items }, 1);
  const first = draw(3).slice();
  expect(draw(4)).not.toEqual(first);
  expect(draw(3)).toEqual(first);
  expect(unitSigns('math', { items }, 1)(3)).toEqual(first);
  expect(unitSigns('code', { items }, 1)(3)).not.toEqual(first);
  expect(unitSigns('math', { items }, 2)(3)).not.toEqual(first);
});

test('there is a fair sign for each item, or for each cluster', () => {
  const draw = unitSigns('math', { items }, 1);
  const all = Array.from({ length: 400 }, (_, replicate) => draw(replicate).slice());
  expect(all.every(signs => signs.length === 70 && signs.every(sign => sign === 1 || sign === -1))).toBe(true);
  const sum = all.reduce((total, signs) => total + signs.reduce((own, sign) => own + sign, 0), 0);
  expect(Math.abs(sum)).toBeLessThan(4 * Math.sqrt(400 * 70));
  const clusters = Int32Array.from(items, (_, at) => Math.floor(at / 10));
  expect(unitSigns('math', { items, clusters }, 1)(0)).toHaveLength(7);
});
