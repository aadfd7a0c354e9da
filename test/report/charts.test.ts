import { expect, test } from 'vitest';
import { CHARTS } from '../../src/report/charts.ts';
import { richView } from '../support/sample-view.ts';

test('every chart has a name of its own, which files and addresses can have', () => {
  const ids = CHARTS.map(chart => chart(richView()).id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z][a-z-]*$/);
});
