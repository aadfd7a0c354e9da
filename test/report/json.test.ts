import { expect, test } from 'vitest';
import { renderJson } from '../../src/report/json.ts';
import { twoRungResult } from '../support/sample-result.ts';
import { erroredRunResult } from '../support/sample-run-result.ts';

test.each([
  ['imported outcomes', twoRungResult],
  ['a run, with its arms and how the candidate was chosen', erroredRunResult],
])('JSON is the result itself: %s', (_, make) => {
  const result = make();
  expect(JSON.parse(renderJson(result))).toEqual(JSON.parse(JSON.stringify(result)));
  expect(renderJson(result).endsWith('}\n')).toBe(true);
});
