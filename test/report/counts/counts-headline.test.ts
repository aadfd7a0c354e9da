import { expect, test } from 'vitest';
import { countsHeadline } from '../../../src/report/counts/counts-headline.ts';
import { concluded, countedRun, namedResult, richArchive, runsOf, smallArchive } from '../../support/counted.ts';
import { readSandboxCounts } from '../../support/read-sandbox-counts.ts';
import { hasSharedData, sharedData, titleWith } from '../../support/shared-data.ts';

const ARCHIVE = 'aar/cache_results_chat_math.tar.gz';

test('few contrasts are told one by one, with interval and what would have been found', () => {
  const runs = [...runsOf('plain', [60, 60, 60, 60]), ...runsOf('tuned', [61, 59, 62, 60])];
  expect(countsHeadline(concluded({ ...smallArchive(), runs }))).toMatch(
    /^No transfer verdict: one pair of models\. On chat, tuned is not separable from plain: \+0\.50 \[−1\.55, \+2\.55\] points \(95% by t, for new seeds on the same items; 80% power finds \d\.\d\)\.$/,
  );
});

test('a method that is separable is said to be, for these items, and that the exact test is out of reach', () => {
  expect(countsHeadline(concluded())).toBe(
    'No transfer verdict: one pair of models. On chat, tuned is separable from plain: +2.67 [+1.23, +4.10] points (95% by t, for new seeds on the same items; too few seeds for the exact test to confirm it).',
  );
});

test('many are counted; a named candidate is told alone', () => {
  const all = countsHeadline(concluded(richArchive()));
  expect(all).toContain(
    'None of the 3 contrasts with plain that could be tested is separable from 0 for new seeds on the same items,',
  );
  expect(all).toContain('counted as a family of 4; 1 could not be tested.');
  // Two seeds cannot be told from chance in a family of four: no size is given for it.
  expect(all).toMatch(/What they would find: \d+\.\d to \d+\.\d points with 80% power by a test of its own\.$/);
  const rich = richArchive();
  const told = countsHeadline(concluded({ ...rich, runs: rich.runs.filter(({ method }) => method !== 'bare') }));
  expect(told).toMatch(/80% power finds \d+\.\d alone, \d+\.\d as one of 3\)\.$/);
  const one = countsHeadline(concluded(richArchive(), { candidate: 'typed' }));
  expect(one).toBe(
    'Disqualified: "typed" rests on 1 file that is not what it claims to be (IDEA). No transfer verdict: one pair of models. On chat, typed cannot be paired with plain by seed.',
  );
});

test('one seed, several pairs of models, and nothing at all are said', () => {
  const runs = [countedRun(), countedRun({ method: 'tuned', correct: 63 })];
  expect(countsHeadline(concluded({ ...smallArchive(), runs }))).toContain(
    'tuned − plain is +3.00 points under one seed, which tests nothing.',
  );
  const two = [...smallArchive().runs, countedRun({ pair: 'larger' })];
  expect(countsHeadline(concluded({ ...smallArchive(), runs: two }))).toMatch(
    /^No transfer verdict: counts without items\./,
  );
  expect(countsHeadline(concluded({ runs: [], references: [], findings: [] }))).toBe(
    'No transfer verdict: no run was left to compare.',
  );
});

test('a baseline or a candidate that nobody ran is named, and so is being alone', () => {
  expect(countsHeadline(concluded(smallArchive(), { baseline: 'absent' }))).toMatch(
    /No run here is of the baseline absent\.$/,
  );
  expect(countsHeadline(concluded(smallArchive(), { candidate: 'absent' }))).toMatch(
    /No run here is of the candidate absent\.$/,
  );
  expect(countsHeadline(concluded({ ...smallArchive(), runs: [countedRun()] }))).toMatch(/There is one method/);
});

test('names of any kind stay one short line', () => {
  const text = countsHeadline(namedResult(`${'x'.repeat(300)}\n\u001b[2J`));
  expect(text).not.toMatch(/\p{Cc}/u);
  expect(text.length).toBeLessThan(700);
});

test.skipIf(!hasSharedData(ARCHIVE))(
  titleWith('the published archive does not separate confident from vanilla on chat', ARCHIVE),
  async () => {
    const evidence = await readSandboxCounts(sharedData(ARCHIVE));
    const settings = { baseline: 'vanilla_w2s', candidate: 'train_only_on_confident_labels' };
    expect(countsHeadline(concluded(evidence, settings))).toBe(
      'No transfer verdict: one pair of models. On chat, train_only_on_confident_labels is not separable from vanilla_w2s: +0.62 [−0.85, +2.08] points (95% by t, for new seeds on the same items; 80% power finds 2.0 alone, 3.3 as one of 6). On math, train_only_on_confident_labels is not separable from vanilla_w2s: −0.76 [−2.69, +1.17] points (95% by t, for new seeds on the same items; 80% power finds 2.6 alone, 4.3 as one of 6).',
    );
  },
);
