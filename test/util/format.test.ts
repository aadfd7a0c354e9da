import { describe, expect, test } from 'vitest';
import {
  count,
  counted,
  decimalsFor,
  dollars,
  fixed,
  level,
  modelSize,
  percent,
  plainPercent,
  plainPoints,
  points,
  pointsInterval,
  pValue,
  signed,
  significant,
  unsignedPoints,
  variance,
} from '../../src/util/format.ts';

describe('numbers are written in one way', () => {
  test('the width of the interval decides how many digits a point value gets', () => {
    expect([12, 2.65, 0.5, 0.004, 0].map(decimalsFor)).toEqual([1, 2, 3, 3, 2]);
    expect(decimalsFor(250)).toBe(0);
  });

  test('minus signs are true minus signs, and there is no negative zero', () => {
    expect(fixed(-1.5, 1)).toBe('−1.5');
    expect(fixed(-0.001, 2)).toBe('0.00');
    expect(signed(0, 1)).toBe('0.0');
    expect(signed(0.04, 1)).toBe('0.0');
    expect(signed(2, 1)).toBe('+2.0');
  });

  test('differences are points and shares are percent, both from fractions', () => {
    expect(points(284 / 1319)).toBe('+21.53');
    expect(pointsInterval(-0.0123, 0.04, 2)).toBe('[−1.23, +4.00]');
    expect(percent(0.5625474)).toBe('56.3%');
    expect(plainPercent(0.5)).toBe('50%');
    expect(plainPercent(0.001)).toBe('0.1%');
    expect([0.02, 0.07, 0.14].map(plainPoints)).toEqual(['2', '7', '14']);
    expect([unsignedPoints(0.0312), unsignedPoints(0.0312, 1), unsignedPoints(-0.00001)]).toEqual([
      '3.12',
      '3.1',
      '0.00',
    ]);
    expect([0.95, 0.9, 0.975, 1 - 0.05 / 6, 1 - 0.05 / 60].map(level)).toEqual([
      '95%',
      '90%',
      '97.5%',
      '99.17%',
      '99.917%',
    ]);
  });

  test('large counts are grouped by narrow spaces', () => {
    expect(count(999)).toBe('999');
    expect(count(1319)).toBe('1\u202f319');
    expect(count(-1234567)).toBe('−1\u202f234\u202f567');
    expect([counted(1, 'item'), counted(2, 'item')]).toEqual(['1 item', '2 items']);
  });

  test('dollars have cents, three digits where a cent is too coarse, and no power of ten', () => {
    expect([0, 0.5, 12, 1234.5, 1e6, 0.999].map(dollars)).toEqual([
      '$0.00',
      '$0.50',
      '$12.00',
      '$1\u202f234.50',
      '$1\u202f000\u202f000.00',
      '$0.999',
    ]);
    expect([0.1234, 0.01, 0.00987, 0.000012345, 0.9996].map(dollars)).toEqual([
      '$0.123',
      '$0.01',
      '$0.00987',
      '$0.0000123',
      '$1.00',
    ]);
  });

  test('a p-value is never 0 and never more precise than it deserves', () => {
    expect([1, 0.0995, 0.05, 0.00095, 3.94e-42, 5e-324].map(pValue)).toEqual([
      '1.00',
      '0.10',
      '0.050',
      '0.001',
      '3.9 × 10⁻⁴²',
      '< 10⁻³⁰⁰',
    ]);
  });

  test('model sizes are short', () => {
    expect([6e9, 1.75e11, 3.5e8, 1e12, 4e3, 12].map(modelSize)).toEqual(['6B', '175B', '350M', '1T', '4k', '12']);
  });

  test('a variance component keeps its sign', () => {
    expect([variance(0), variance(-0.00012345), variance(0.25)]).toEqual(['0', '−0.0001234', '0.2500']);
  });

  test('a size without a scale has three digits, whatever its size, and 0 is 0', () => {
    expect([0, 12.34, 0.0004503, 6.1e-9, 1234.4, 123.4, 99.97, -2e-9].map(significant)).toEqual([
      '0',
      '12.3',
      '0.000450',
      '6.10 × 10⁻⁹',
      '1\u202f234',
      '123',
      '100',
      '−2.00 × 10⁻⁹',
    ]);
  });
});
