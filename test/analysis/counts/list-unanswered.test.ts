import { describe, expect, test } from 'vitest';
import { estimateCounts } from '../../../src/analysis/counts/estimate-counts.ts';
import { listUnanswered } from '../../../src/analysis/counts/list-unanswered.ts';
import type { CountedEvidence } from '../../../src/core/counted-evidence.ts';
import type { CountedRun } from '../../../src/core/counts.ts';
import type { Unanswered } from '../../../src/core/counts-result.ts';
import { countedRun, finding, runsOf, SETTINGS, smallArchive } from '../../support/counted.ts';

function ask(evidence: CountedEvidence, baseline = 'plain'): Partial<Record<Unanswered['code'], Unanswered>> {
  const settings = { ...SETTINGS, baseline };
  const { domains } = estimateCounts(evidence, settings);
  return Object.fromEntries(listUnanswered({ evidence, domains, settings }).map(one => [one.code, one]));
}

const withRuns = (...runs: readonly CountedRun[]): CountedEvidence => ({
  ...smallArchive(),
  runs: [...smallArchive().runs, ...runs],
});

test('counts can never tell which items, which selection, or larger models; a clean small archive lacks little else', () => {
  expect(Object.keys(ask(smallArchive()))).toEqual([
    'no-larger-models',
    'no-items',
    'few-domains',
    'shared-teachers',
    'one-setting',
    'selection',
  ]);
});

describe('models and domains', () => {
  test('one pair of models has no larger one', () => {
    expect(ask(smallArchive())['no-larger-models']?.because).toContain('one pair of models');
  });

  test('several pairs are not in any order', () => {
    const { 'no-larger-models': models } = ask(withRuns(countedRun({ pair: 'large → larger' })));
    expect(models?.because).toContain(
      '2 pairs of models or settings, and nothing says which of them is the larger one',
    );
  });

  test('six domains are not called few', () => {
    const six = Array.from({ length: 6 }, (_, at) => countedRun({ domain: `domain ${at}` }));
    expect(ask({ runs: six, references: [], findings: [] })['few-domains']).toBeUndefined();
    expect(ask({ runs: six.slice(1), references: [], findings: [] })['few-domains']?.because).toContain('5 domains');
  });
});

describe('what is missing is asked for', () => {
  test('a baseline that nobody ran, anywhere or in one domain', () => {
    expect(ask(smallArchive(), 'absent')['no-baseline']?.because).toContain('"absent"');
    const { 'no-baseline': partly } = ask(withRuns(countedRun({ domain: 'math', method: 'tuned' })));
    expect(partly?.question).toBe('What any method gains on "math"');
    expect(ask({ runs: [], references: [], findings: [] })['no-baseline']).toBeDefined();
  });

  test('floor and ceiling', () => {
    expect(ask({ ...smallArchive(), references: [] })['no-references']?.question).toContain('"chat"');
  });

  test('references over more seeds than the methods', () => {
    const { runs } = smallArchive();
    const fewer = runs.filter(({ seed }) => seed !== '3');
    expect(ask({ ...smallArchive(), runs: fewer })['pooled-references']?.because).toContain('"plain" on "chat"');
  });

  test('seeds that other methods have', () => {
    const { runs } = smallArchive();
    const { 'missing-seeds': missing } = ask({ ...smallArchive(), runs: runs.slice(0, -1) });
    expect(missing?.question).toContain('"tuned" on "chat" (seed "3")');
  });

  test('counts, and counts by part', () => {
    const bare = { ...countedRun({ method: 'bare', accuracy: 0.6 }), correct: undefined, total: undefined };
    expect(ask(withRuns(bare))['no-counts']?.question).toContain('"bare" on "chat"');
    const parted = countedRun({ method: 'parted', subsets: [{ name: 'a', correct: 1, total: 2 }] });
    expect(ask(withRuns(parted))['no-reference-subsets']?.question).toContain('"chat"');
  });
});

test('a definition of floor and ceiling that moves a PGR past 0 is named', () => {
  const stated = runsOf('moved', [52], { statedPgr: -0.1 });
  const { 'baseline-definition': definition } = ask(withRuns(...stated));
  expect(definition?.because).toContain('changes the sign of "moved" on "chat"');
  expect(ask(smallArchive())['baseline-definition']).toBeUndefined();
});

test('doubted seeds and faulty files are named; notes are not faults', () => {
  const { 'not-pairable': pairing } = ask(withRuns(countedRun({ method: 'typed', isPairable: false })));
  expect(pairing?.question).toContain('"typed" on "chat"');
  const { 'doubted-files': files } = ask({ ...smallArchive(), findings: [finding(), finding({ code: 'IDEA' })] });
  expect(files).toMatchObject({
    question: 'What 1 file really measured',
    because: '2 faults of provenance found there ("IDEA", "SEED"); nothing was repaired',
  });
  expect(ask({ ...smallArchive(), findings: [finding({ severity: 'note' })] })['doubted-files']).toBeUndefined();
});

test('many names are cut short', () => {
  const many = Array.from({ length: 6 }, (_, at) => countedRun({ method: `m${at}`, isPairable: false }));
  expect(ask(withRuns(...many))['not-pairable']?.question).toMatch(/"m3" on "chat" and 2 more$/);
});
