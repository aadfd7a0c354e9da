import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { NASTY_NAMES } from '../support/nasty-names.ts';
import { nastyResult } from '../support/nasty-result.ts';
import { namedResult, sampleResult, twoRungResult } from '../support/sample-result.ts';
import { askedRunResult, erroredRunResult, sampleRunResult } from '../support/sample-run-result.ts';

/** A comment on GitHub holds no more letters. */
const COMMENT = 65_536;

/** A sandbox and so many rungs of one domain. */
const ladder = (rungs: number) =>
  sampleResult([
    { rung: 'first', role: 'sandbox' },
    ...Array.from({ length: rungs }, (_, at) => ({ rung: `${'long '.repeat(60)}${at}`, role: 'larger' as const })),
  ]);

describe('Markdown tells the story on one screen', () => {
  test('headline, decision, checks, matrix, limits and the command are there', () => {
    const text = renderMarkdown(twoRungResult());
    for (const part of [
      '**Yes \\(these seeds only\\): in production',
      'Decision: gate passed',
      '✓ Complete: yes · ',
      '| 6b _(sandbox)_ |',
      '_(these seeds only)_',
      'What could not be known',
      '**Reproduce:** `carryover analyze t.csv',
    ]) {
      expect(text).toContain(part);
    }
    expect(text.split('\n').length).toBeLessThan(40);
  });

  test('a check that passed is a word, and one that did not says what it found', () => {
    const text = renderMarkdown(twoRungResult());
    expect(text).toContain('? A/A check: not run');
    expect(text).toContain('- **A/A check.** No target cell');
    expect(text).not.toContain('**Complete.**');
  });

  test('of long lists the first lines are told, and how many are left', () => {
    const text = renderMarkdown(erroredRunResult());
    expect(text).toContain('seeds 1, 2, 3, 4 and 5: took longer than 60 s');
    const result = twoRungResult();
    const inputs = Array.from({ length: 9 }, (_, at) => ({ path: `${at}.csv`, sha256: 'ab', bytes: 1 }));
    const many = renderMarkdown({ ...result, provenance: { ...result.provenance, inputs } });
    expect(many).toContain('`2.csv`');
    expect(many).not.toContain('`3.csv`');
    expect(many).toContain('- and 6 more on the page');
  });

  test('up to 60 cells stand in the matrix; of more the verdicts are counted', () => {
    expect(renderMarkdown(ladder(59)).match(/\*\*survives\*\*/g)).toHaveLength(59);
    const text = renderMarkdown(ladder(499));
    expect(text).toContain('| 1 survives |');
    expect(text).toContain('440 rungs before these');
    expect(text.length).toBeLessThan(COMMENT);
  });

  test('names the hosts that item text went to, where it went to any', () => {
    expect(renderMarkdown(askedRunResult())).toContain('Item text went to `api.anthropic.com`, `localhost:8000`.');
    expect(renderMarkdown(sampleRunResult())).not.toContain('Item text');
  });

  test('says nothing of arms where none failed, and a file that is no table has its bytes', () => {
    expect(renderMarkdown(sampleRunResult())).not.toContain('Errored');
    expect(renderMarkdown(sampleRunResult())).toContain('`suites/quickstart.yaml`: 2\u202f048 bytes, sha256');
  });

  test.each(NASTY_NAMES)('the name %j is text and nothing else, and breaks no row', name => {
    for (const result of [namedResult(name), nastyResult(name)]) {
      const text = renderMarkdown(result);
      expect(text).not.toMatch(/(^|[^\\`])<img|\p{Cf}|\p{Cc}(?<!\n)/u);
      const rows = text.split('\n').filter(line => line.startsWith('|'));
      expect(rows).toHaveLength(2 + result.cells.length);
      for (const row of rows) expect(row.replace(/\\./g, '').match(/\|/g)).toHaveLength(3);
      expect(text.length).toBeLessThan(12_000);
    }
  });
});
