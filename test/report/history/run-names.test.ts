import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runNames } from '../../../src/report/history/run-names.ts';

test('folders that all runs are in are left out', () => {
  expect(runNames(['/home/ci/work/reports/nights/1', '/home/ci/work/reports/nights/2'])).toEqual(['1', '2']);
  expect(runNames(['C:\\ci\\a\\1', 'C:\\ci\\b\\1'])).toEqual(['a\\1', 'b\\1']);
  expect(runNames(['nights/night-1', 'nights/night-10', 'other'])).toEqual([
    'nights/night-1',
    'nights/night-10',
    'other',
  ]);
  expect(runNames(['reports/nights', 'reports/nights/1'])).toEqual(['nights', 'nights/1']);
  expect(runNames(['a/b/c'])).toEqual(['c']);
  expect(runNames([])).toEqual([]);
});

test('of a name that is still too long its end is kept', () => {
  const long = 'n'.repeat(40);
  expect(runNames([`x/${long}1`, `x/${long}2`])).toEqual([`…${'n'.repeat(26)}1`, `…${'n'.repeat(26)}2`]);
});

test('never longer than the column, never empty, and short names in one folder stay apart', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,12}$/u), { minLength: 1 }), names => {
      const shown = runNames(names.map(name => `/a/very/long/way/to/the/folder/of/nights/${name}`));
      expect(shown).toEqual(names);
    }),
  );
});
