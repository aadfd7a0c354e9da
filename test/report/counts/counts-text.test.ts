import { expect, test } from 'vitest';
import { renderCountsText } from '../../../src/report/counts/counts-text.ts';
import { concluded, namedResult, richArchive } from '../../support/counted.ts';
import { NASTY_NAMES } from '../../support/nasty-names.ts';
import { isRequired, testRuns, titleOf } from '../../support/requirements.ts';

testRuns('the terminal has the headline, then checks, findings, domains and open questions', () => {
  const text = renderCountsText(concluded(richArchive()));
  const order = [
    'No transfer verdict',
    'Checks',
    'Findings by code',
    'chat (small',
    'math (small',
    'What this evidence cannot',
  ];
  const places = order.map(part => text.indexOf(part));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places.every(place => place >= 0)).toBe(true);
  expect(text).toMatch(/†\n {2}† seeds of these runs are not believed/);
  expect(text.endsWith('.\n')).toBe(true);
});

testRuns('an archive without findings has no table of them, and an empty one still ends well', () => {
  expect(renderCountsText(concluded())).not.toContain('Findings by code');
  expect(renderCountsText(concluded({ runs: [], references: [], findings: [] }))).toContain(
    'no run was left to compare',
  );
});

test.skipIf(!isRequired('runs')).each(NASTY_NAMES)(titleOf('%j moves no cursor and hides nothing', 'runs'), name => {
  const text = renderCountsText(namedResult(name));
  expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
  expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThan(420);
});
