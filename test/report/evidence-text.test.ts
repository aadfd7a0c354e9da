import { describe, expect, test } from 'vitest';
import type { CheckedClaim, EvidenceSummary, SeriesSummary } from '../../src/core/evidence.ts';
import { renderEvidence } from '../../src/report/evidence-text.ts';
import { NASTY_NAMES } from '../support/nasty-names.ts';

const EMPTY: EvidenceSummary = { formats: [], series: [], design: [], pairing: [], notes: [], excluded: [] };
const series = (over: Partial<SeriesSummary> = {}): SeriesSummary => ({
  path: 'log.json',
  format: 'made',
  facts: { model: 'gpt', task: 'math', metric: 'acc', filter: 'strict' },
  items: 1000,
  outcomes: 2000,
  unscored: 3,
  mean: 0.75,
  stderr: 0.25,
  claims: [],
  ...over,
});
const claim = (agrees: CheckedClaim['agrees'], over: Partial<CheckedClaim> = {}): CheckedClaim => ({
  name: 'accuracy',
  kind: 'mean',
  value: 0.5,
  agrees,
  ...over,
});
const render = (over: Partial<EvidenceSummary>) => renderEvidence({ ...EMPTY, ...over });
const lineOf = (text: string, needle: string) =>
  text
    .split('\n')
    .find(line => line.includes(needle))
    ?.trim();

describe('every part of what was understood is shown', () => {
  test('in order: read, found, taken as, paired, notes, left out', () => {
    const text = render({
      formats: [{ title: 'own log', files: 2 }],
      series: [series()],
      rules: { domain: 'task (default)', rung: 'one for all (default)', arm: 'model' },
      design: [{ rung: 'r', domain: 'd', arm: 'a', seeds: 1, items: 2, outcomes: 2, unscored: 0 }],
      pairing: [{ rung: 'r', domain: 'd', role: 'production', text: '2 items paired' }],
      notes: [{ path: 'log.json', text: 'odd' }],
      excluded: [{ path: 'notes.md', text: 'is in no format' }],
    });
    const titles = ['Read 2 files (own log).', 'Found', 'Taken as', 'Paired', 'Notes', 'Left out'];
    expect(text.split('\n').filter(line => titles.includes(line))).toEqual(titles);
    expect(lineOf(text, 'gpt')).toMatch(/^gpt +math +– +acc, strict +1\s000 +2\s000 +3 +0\.7500 ± 0\.2500 +–$/);
    expect(lineOf(text, 'domain: ')).toBe('domain: task (default); rung: one for all (default); arm: model');
    expect(lineOf(text, 'paired')).toBe('r (production) × d: 2 items paired');
    expect(lineOf(text, 'odd')).toBe('log.json: odd');
    expect(lineOf(text, 'no format')).toBe('notes.md: is in no format');
  });

  test('and what stands against a comparison, with the next step', () => {
    const text = render({ obstacle: { found: 'Two metrics.', next: 'Choose with --metric.' } });
    expect(text).toBe('Read nothing.\n\nNo comparison\n  Two metrics.\n  Choose with --metric.\n');
  });
});

describe('what a file says of itself', () => {
  const word = (...claims: readonly CheckedClaim[]) =>
    lineOf(render({ series: [series({ claims })] }), 'gpt')
      ?.split(/ {2,}/)
      .at(-1);

  test('agrees, is contradicted with both numbers, or cannot be checked', () => {
    expect(word(claim('yes'), claim('cannot be checked'))).toBe('✓ agrees');
    expect(word(claim('cannot be checked'))).toBe('not checkable');
    expect(word(claim('yes'), claim('no', { found: 1 / 3 }))).toBe('! accuracy says 0.5, found 0.3333333');
  });

  test('is shown first where it is wrong, so that no long list hides it', () => {
    const many = Array.from({ length: 60 }, (_, at) => series({ facts: { model: `m${at}` } }));
    const wrong = series({ facts: { model: 'liar' }, claims: [claim('no', { found: 1 })] });
    const text = render({ series: [...many, wrong] });
    expect(text).toContain('liar');
    expect(text).toContain('… and 31 more (--json has them all)');
  });
});

test('what is unknown is a dash, not a zero', () => {
  const { mean: _, stderr: __, ...rest } = series({ facts: {}, items: 7, outcomes: 7, unscored: 7 });
  expect(render({ series: [rest] })).toMatch(/– +– +– +– +7 +7 +7 +– +–/);
});

test.each(NASTY_NAMES)('no name moves the cursor or hides a line: %j', name => {
  const text = render({
    formats: [{ title: 'log', files: 1 }],
    series: [series({ facts: { model: name, task: name }, claims: [claim('no', { name, found: 1 })] })],
    design: [{ rung: name, domain: name, arm: name, seeds: 1, items: 2, outcomes: 2, unscored: 0 }],
    pairing: [{ rung: name, domain: name, text: 'x' }],
    notes: [{ path: name, text: name }],
    excluded: [{ path: name, text: name }],
    obstacle: { found: name, next: name },
  });
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});
