import { expect, test } from 'vitest';
import { loadRenderer } from '../../src/report/registry.ts';
import { twoRungResult } from '../support/sample-result.ts';

test.each([
  ['html', /^<!doctype html>/i],
  ['markdown', /^# sample\n/],
  ['json', /^\{\n {2}"schema": 1,/],
  ['text', /^Yes \(these seeds only\): in production \(175b\)/],
] as const)('%s gives its own format, the same bytes twice', async (format, expected) => {
  const render = await loadRenderer(format);
  const text = await render(twoRungResult());
  expect(text).toMatch(expected);
  expect(await render(twoRungResult())).toBe(text);
});
