import { expect, test } from 'vitest';
import { listSurvivors, scoreRoom } from '../../../scripts/mutation/room-report.ts';

const mutant = (status: string, line = 1) => ({
  replacement: 'a - b',
  status,
  location: { start: { line, column: 8 }, end: { line, column: 13 } },
});
const report = {
  files: {
    'src/stats/sum.ts': {
      source: 'return a + b;\n',
      mutants: ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored'].map(status => mutant(status)),
    },
  },
};

test('a mutant that never returns is noticed, one that no test reaches is not, and ignored ones do not count', () => {
  expect(scoreRoom('sum', report)).toEqual({ room: 'sum', killed: 2, survived: 1, uncovered: 1 });
});

test('a survivor is listed with its place, its line and what it was changed to', () => {
  expect(listSurvivors(report)).toEqual([
    'src/stats/sum.ts:1:8\n    return a + b;\n    a + b → a - b',
    'src/stats/sum.ts:1:8 (not covered)\n    return a + b;\n    a + b → a - b',
  ]);
});
