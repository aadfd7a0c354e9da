import { describe, expect, test } from 'vitest';
import type { CountedEvidence } from '../../../src/core/counted-evidence.ts';
import { domainView } from '../../../src/report/counts/domain-view.ts';
import { concluded, richArchive, smallArchive } from '../../support/counted.ts';

function viewOf(evidence: CountedEvidence, baseline = 'plain') {
  const result = concluded(evidence, { baseline });
  return domainView(result.domains[0] ?? expect.fail(), 'domain-1', result);
}
const rich = viewOf(richArchive());
const rowsOf = ({ rows }: { rows: readonly { names: readonly string[]; values: readonly string[] }[] }) =>
  rows.map(({ names, values }) => [...names, ...values]);

test('items, floor, ceiling and gap stand in one sentence', () => {
  expect(viewOf(smallArchive()).facts).toBe(
    '100 test items; floor 50.00% ± 0.58 over 3 runs; ceiling 70.00% ± 0.58 over 3 runs; gap 20.00 points, so that one point is 0.050 of PGR.',
  );
  expect(viewOf({ ...smallArchive(), references: [] }).facts).toBe('100 test items; no floor; no ceiling.');
});

describe('tables', () => {
  test('show each method with its answers, its spread and the item error', () => {
    expect(rowsOf(viewOf(smallArchive()).methods)).toEqual([
      ['plain', '3', '180 of 300', '60.00% ± 1.15', '4.90', '0.245'],
      ['tuned', '3', '188 of 300', '62.67% ± 1.45', '4.84', '0.242'],
    ]);
  });

  test('mark what is doubted and what was not counted', () => {
    const rows = rowsOf(rich.methods);
    expect(rows.find(([name]) => name === 'typed')?.[3]).toMatch(/ †$/);
    expect(rows.find(([name]) => name === 'bare')?.slice(2)).toEqual(['no counts', '55.00% ± 0.00', '–', '–']);
  });

  test('show PGR under the definitions side by side, and say where runs are missing', () => {
    expect(rich.pgr.columns).toEqual([
      'Method',
      'As stated',
      'All files',
      'Of the time',
      'Same seed',
      'Set, all files',
      'Files agree with',
    ]);
    expect(rowsOf(rich.pgr)[0]).toEqual([
      'plain',
      '0.5000 ± 0.0000',
      '0.5000 ± 0.0577',
      '–',
      // (.60 − .49, .58 − .50, .62 − .51) ÷ .2 = .55, .40, .55.
      '0.5000 ± 0.0500',
      '0.500 [0.232, 0.768]',
      'none',
    ]);
  });

  test('show contrasts with p, its floor, Holm, what they find, and item bounds', () => {
    const [only] = rowsOf(viewOf(smallArchive()).contrasts ?? expect.fail());
    expect(only).toEqual([
      'tuned',
      '3',
      '+2.67 [+1.23, +4.10]',
      '0.015 (Holm 0.015)',
      '0.25 (least 0.250; Holm 0.25)',
      expect.stringMatching(/^1\.\d\d \(0\.\d{3} PGR\)$/),
      expect.stringMatching(/^1\.\d\d \(0\.\d{3} PGR\)$/),
      expect.stringMatching(/^0\.13/),
      expect.stringMatching(/^1\.61 to 8\.\d\d \(× 5\.\d\), 6\.\d\d if independent$/),
    ]);
    expect(
      rowsOf(rich.contrasts ?? expect.fail())
        .find(([name]) => name === 'typed')
        ?.slice(1, 4),
    ).toEqual(['0', '+10.50 (means, no error)', '–']);
  });

  test('show parts where they were counted, one column for each arm', () => {
    expect(rich.subsets?.columns).toEqual(['Part', 'Items', 'plain', 'tuned']);
    expect(rowsOf(rich.subsets ?? expect.fail())[0]).toEqual([
      'easy',
      '50',
      '80.00% ± 0.00 (5.7)',
      '80.00% ± 0.00 (5.7)',
    ]);
    expect(viewOf(smallArchive()).subsets).toBeUndefined();
  });

  test('list every run with its file', () => {
    expect(rowsOf(rich.runs)[0]).toEqual([
      'plain',
      '1',
      '60 of 100',
      '60.00%',
      '[50.2%, 69.1%]',
      '0.5000',
      'chat/plain/1.json',
    ]);
    expect(rowsOf(rich.runs).filter(([, seed]) => seed?.endsWith('†'))).toHaveLength(2);
  });
});

test('dashes in the table of PGR have their reasons, and there is none without a dash', () => {
  expect(rich.pgr.note).toContain('A dash stands where nothing can be said: of the time: no run has both');
  const dated = <One extends object>(endedAt: string, one: One) => ({ ...one, endedAt });
  const { runs, references } = smallArchive();
  const view = viewOf({
    runs: runs.map(run => ({ ...dated('2026-01-02T00:00:00', run), statedPgr: ((run.correct ?? 0) - 50) / 20 })),
    references: references.map(one => dated('2026-01-01T00:00:00', one)),
    findings: [],
  });
  expect(view.pgr.note).not.toContain('dash');
  expect(rowsOf(view.pgr).map(row => row.at(-1))).toEqual(['all files and of the time', 'all files and of the time']);
});

test('without a baseline there are no contrasts and no sentences', () => {
  const view = viewOf(smallArchive(), 'absent');
  expect([view.contrasts, view.sentences]).toEqual([undefined, []]);
});

test('one reference file is one run, said once', () => {
  const { runs, references } = smallArchive();
  const { facts } = viewOf({ runs, references: references.filter(({ seed }) => seed === '1'), findings: [] });
  expect(facts).toContain('floor 49.00% over 1 run; ceiling 69.00% over 1 run;');
});
