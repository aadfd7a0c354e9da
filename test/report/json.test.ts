import { expect, test } from 'vitest';
import { renderJson } from '../../src/report/json.ts';
import { twoRungResult } from '../support/sample-result.ts';

test('JSON is the result itself', () => {
  const result = twoRungResult();
  expect(JSON.parse(renderJson(result))).toEqual(JSON.parse(JSON.stringify(result)));
  expect(renderJson(result).endsWith('}\n')).toBe(true);
});
