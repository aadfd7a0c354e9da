import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { NASTY_NAMES } from '../support/nasty-names.ts';
import { namedResult, twoRungResult } from '../support/sample-result.ts';
import { askedRunResult, erroredRunResult, namedRunResult, sampleRunResult } from '../support/sample-run-result.ts';

describe('Markdown tells the story on one screen', () => {
  test('headline, decision, checks, matrix, limits and the command are there', () => {
    const text = renderMarkdown(twoRungResult());
    for (const part of [
      '**Yes \\(these seeds only\\): in production',
      'Decision: gate passed',
      '**Complete: yes.**',
      '| 6b _(sandbox)_ |',
      '_(these seeds only)_',
      'What could not be known',
      '`carryover analyze t.csv',
    ]) {
      expect(text).toContain(part);
    }
    expect(text.split('\n').length).toBeLessThan(60);
  });

  test.each(NASTY_NAMES)('the name %j is text and nothing else', name => {
    const text = renderMarkdown(namedResult(name));
    expect(text).not.toMatch(/(^|[^\\])<img|\p{Cf}|\p{Cc}(?<!\n)/u);
    const rows = text.split('\n').filter(line => line.startsWith('|'));
    expect(rows).toHaveLength(4);
    for (const row of rows) expect(row.replace(/\\./g, '').match(/\|/g)).toHaveLength(3);
  });
});

test('Markdown names the hosts that item text went to, where it went to any', () => {
  expect(renderMarkdown(askedRunResult())).toContain('Item text went to `api.anthropic.com`, `localhost:8000`.');
  expect(renderMarkdown(sampleRunResult())).not.toContain('Item text');
});

describe('Markdown tells of the arms of a run', () => {
  test('in one folded table, with what failed and how the candidate was chosen outside of it', () => {
    const text = renderMarkdown(erroredRunResult());
    const [before = '', inside = '', after = ''] = text.split(/<\/?details>/);
    expect(before).toContain('em\\-posterior won a search among 5 methods');
    const rows = inside.split('\n').filter(line => line.startsWith('|'));
    expect(rows).toHaveLength(2 + 54);
    expect(rows[0]).toBe(
      '| Domain | Rung | Arm | Learner | Accuracy | Trained on | Labels changed | Parameters moved | Note |',
    );
    for (const row of rows) expect(row.replace(/\\./g, '').match(/\|/g)).toHaveLength(10);
    expect(after).toContain('seeds 1, 2, 3, 4 and 5: took longer than 60 s');
  });

  test('says nothing of them where there are none, or where none failed', () => {
    expect(renderMarkdown(twoRungResult())).not.toContain('## Arms');
    expect(renderMarkdown(sampleRunResult())).not.toContain('Errored');
  });

  test('a file that is no table has its bytes', () => {
    expect(renderMarkdown(sampleRunResult())).toContain('`suites/quickstart.yaml`: 2\u202f048 bytes, sha256');
  });

  test.each(NASTY_NAMES)('the name %j is text and nothing else there too', name => {
    const text = renderMarkdown(namedRunResult(name));
    expect(text).not.toMatch(/(^|[^\\])<img|\p{Cf}|\p{Cc}(?<!\n)/u);
    const rows = text.split('\n').filter(line => line.startsWith('|'));
    expect(rows).toHaveLength(3 + 2 + 6);
    for (const row of rows.slice(3)) expect(row.replace(/\\./g, '').match(/\|/g)).toHaveLength(10);
  });
});
