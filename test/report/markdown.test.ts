import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { NASTY_NAMES } from '../support/nasty-names.ts';
import { namedResult, twoRungResult } from '../support/sample-result.ts';

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
