import { expect, test } from 'vitest';
import { renderCountsHtml } from '../../src/report/counts/counts-html.ts';
import { renderHtml } from '../../src/report/html.ts';
import { viewModel } from '../../src/report/view-model.ts';
import { concluded, namedResult, richArchive } from '../support/counted.ts';
import { htmlFaults } from '../support/html-faults.ts';
import { NASTY_NAMES } from '../support/nasty-names.ts';
import { nastyResult } from '../support/nasty-result.ts';
import { isRequired, titleOf } from '../support/requirements.ts';
import { erroredRunResult } from '../support/sample-run-result.ts';
import { nastyView, richView } from '../support/sample-view.ts';

test.skipIf(!isRequired('runs')).each([
  ['rich', () => renderHtml(richView())],
  ['nasty', () => renderHtml(nastyView())],
  ['run', () => renderHtml(viewModel(erroredRunResult()))],
  ['nasty run', () => renderHtml(viewModel(nastyResult(NASTY_NAMES.join(' '))))],
  ['counts', () => renderCountsHtml(concluded(richArchive()))],
  ['nasty counts', () => renderCountsHtml(namedResult(NASTY_NAMES.join(' ')))],
])(titleOf('html-validate finds nothing in the %s page', 'runs'), async (_, page) => {
  expect(await htmlFaults(await page())).toEqual([]);
});

test('html-validate would have found an id that is there twice', async () => {
  expect(await htmlFaults('<p id="a"></p><p id="a"></p>')).toEqual([expect.stringContaining('no-dup-id')]);
});
