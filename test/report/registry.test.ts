import { expect, test } from 'vitest';
import { loadRenderer, renderResult } from '../../src/report/registry.ts';
import { concluded } from '../support/counted.ts';
import { twoRungResult } from '../support/sample-result.ts';

test.each([
  ['html', /^<!doctype html>/i],
  ['markdown', /^# sample\n/],
  ['json', /^\{\n {2}"schema": 1,/],
  ['csv', /^domain,rung,role,/],
  ['latex', /^% Needs .*\n\\begin\{table\}/],
  ['bibtex', /^@article\{berger1982,/],
  ['text', /^Yes \(these seeds only\): in production \(175b\)/],
] as const)('%s gives its own format, the same bytes twice', async (format, expected) => {
  const render = await loadRenderer(format);
  const text = await render(twoRungResult());
  expect(text).toMatch(expected);
  expect(await render(twoRungResult())).toBe(text);
});

test.each([
  ['html', /^<!doctype html>/i],
  ['markdown', /^# archive\n/],
  ['json', /^\{\n {2}"schema": 1,\n {2}"kind": "counts",/],
  ['csv', /^domain,pair,method,/],
  ['latex', /^% Needs .*\n\\begin\{table\}/],
  ['bibtex', /^@misc\{burns2023,/],
  ['text', /^No transfer verdict: one pair of models\./],
] as const)('%s of counts gives its own format, the same bytes twice', async (format, expected) => {
  const text = await renderResult(concluded(), format);
  expect(text).toMatch(expected);
  expect(await renderResult(concluded(), format)).toBe(text);
});
