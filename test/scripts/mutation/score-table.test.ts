import { expect, test } from 'vitest';
import { updateTable } from '../../../scripts/mutation/score-table.ts';

test('a room measured anew replaces its row, the others stay, and all of them are added up', () => {
  const first = updateTable('', [
    { room: 'ranks', killed: 8, survived: 1, uncovered: 1 },
    { room: 'gain', killed: 9, survived: 1, uncovered: 0 },
  ]);
  const second = updateTable(first, [{ room: 'ranks', every: 3, killed: 10, survived: 0, uncovered: 0 }]);
  expect(second.split('\n').slice(2)).toEqual([
    '| `gain` | 10 | 9 | 1 | 0 | 90.0% |',
    '| `ranks`, 1 line in 3 | 10 | 10 | 0 | 0 | 100.0% |',
    '| these 2 rooms | 20 | 19 | 1 | 0 | 95.0% |',
  ]);
  expect(updateTable(second, [])).toBe(second);
});
