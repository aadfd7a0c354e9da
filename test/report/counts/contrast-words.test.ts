import { describe, expect, test } from 'vitest';
import type { CountedRun } from '../../../src/core/counts.ts';
import type { CountsContrast } from '../../../src/core/counts-result.ts';
import { contrastSentence, differenceText, separationOf } from '../../../src/report/counts/contrast-words.ts';
import { concluded, runsOf, SETTINGS } from '../../support/counted.ts';

const PLAIN = runsOf('plain', [60, 60, 60, 60, 60]);

/** The contrast of the first other method, among as many others. */
function contrast(...others: readonly (readonly CountedRun[])[]): CountsContrast {
  return (
    concluded({ runs: [...PLAIN, ...others.flat()], references: [], findings: [] }).domains[0]?.contrasts[0] ??
    expect.fail()
  );
}
const say = (one: CountsContrast, family = 1) => contrastSentence(one, 'chat', { settings: SETTINGS, family });

describe('a contrast is', () => {
  test('separable where the family lets it be, with the exact test’s floor beside it', () => {
    const found = contrast(runsOf('tuned', [61, 62, 63, 64, 65]));
    expect(separationOf(found, 0.05)).toBe('separable');
    expect(say(found)).toBe(
      'On chat, tuned is separable from plain for new seeds on the same items: +3.00 [+1.04, +4.96] points (95% by t, Holm p 0.013; exact sign-flip p 0.063, which so few seeds cannot bring below 0.0625). Other items would move it by 1.71 to 8.77 points (standard error, one run of each), however many seeds there are.',
    );
  });

  test('separable alone only, where the family takes it back', () => {
    const noise = ['u', 'v', 'w', 'x'].map(name => runsOf(name, [61, 59, 62, 58, 60]));
    const found = contrast(runsOf('tuned', [61, 62, 63, 64, 65]), ...noise);
    expect(separationOf(found, 0.05)).toBe('alone-only');
    expect(say(found, 5)).toMatch(
      /^On chat, tuned is not separable from plain once every contrast is counted: \+3\.00 .*, for new seeds on the same items; .*find \d\.\d\d points with 80% power by a test of its own, and \d\.\d\d as one of 5 contrasts\. That is not the same as no difference\.$/,
    );
  });

  test('not separable, with what would have been found, and never “no effect”', () => {
    const found = contrast(runsOf('tuned', [61, 59, 62, 58, 61]));
    expect(separationOf(found, 0.05)).toBe('not-separable');
    expect(say(found)).toMatch(
      /is not separable from plain: \+0\.20 .* \(95% by t, for new seeds on the same items; .*; 5 seeds with this spread find .* by a test of its own\. That is not the same as no difference\.$/,
    );
  });

  test('a difference without a spread at one seed', () => {
    const found = contrast(runsOf('tuned', [63]));
    expect(separationOf(found, 0.05)).toBe('no-spread');
    expect(say(found)).toBe(
      'On chat, tuned and plain differ by +3.00 points over 1 seed: one pair of runs has no spread over seeds: expected 2 or more.',
    );
  });

  test('two means where nothing pairs the runs', () => {
    const found = contrast(runsOf('tuned', [63], { isPairable: false }));
    expect(separationOf(found, 0.05)).toBe('unpaired');
    expect(say(found)).toContain('cannot be compared with plain seed by seed: the seeds of tuned are not believed');
    expect(say(found)).toContain('Their means differ by +3.00 points; no error goes with that.');
  });
});

test('with enough seeds nothing is said about a floor of p', () => {
  const six = runsOf('plain', [60, 60, 60, 60, 60, 60]);
  const tuned = runsOf('tuned', [61, 62, 63, 64, 65, 66]);
  const found = concluded({ runs: [...six, ...tuned], references: [], findings: [] }).domains[0]?.contrasts[0];
  expect(say(found ?? expect.fail())).toContain('exact sign-flip p 0.031). Other items');
});

test('a difference is shown with at least two decimals', () => {
  const found = contrast(runsOf('tuned', [10, 90, 50, 99, 20]));
  expect(found.status === 'paired' ? differenceText(found) : '').toMatch(/^−\d\.\d\d \[−\d\d\.\d\d, \+\d\d\.\d\d\]$/);
});
