import { expect, test } from 'vitest';
import { renderCountsMarkdown } from '../../../src/report/counts/counts-markdown.ts';
import { concluded, finding, namedResult, richArchive, smallArchive } from '../../support/counted.ts';
import { NASTY_NAMES } from '../../support/nasty-names.ts';
import { describeRuns, testRuns } from '../../support/requirements.ts';

testRuns('it says the headline, the decision, the checks and then the tables', () => {
  const text = renderCountsMarkdown(concluded(richArchive()));
  expect(text).toMatch(/^# archive\n\n\*\*No transfer verdict: one pair of models\./);
  for (const part of [
    '### Findings by code',
    '## chat _\\(',
    '### PGR, by what',
    '## What this evidence cannot answer',
  ]) {
    expect(text).toContain(part.replace('\\(', '('));
  }
  expect(text).toContain('<details><summary>Files that enter no number</summary>');
  expect(text).toContain('## Reproduce\n\n`carryover analyze archive.tar.gz');
});

testRuns('every table has as many cells in each row as in its head', () => {
  const lines = renderCountsMarkdown(concluded(richArchive())).split('\n');
  const cells = (line: string) => line.match(/(?<!\\)\|/g)?.length ?? 0;
  for (const [at, line] of lines.entries()) {
    if (!line.startsWith('|') || !lines[at - 1]?.startsWith('|')) continue;
    expect(cells(line), line).toBe(cells(lines[at - 1] ?? ''));
  }
});

testRuns('more than forty findings are in the page, and the comment says so', () => {
  const findings = Array.from({ length: 50 }, (_, at) => finding({ field: `field${at}` }));
  const text = renderCountsMarkdown(concluded({ ...smallArchive(), findings }));
  expect(text).toContain('10 more are in index.html and result.json.');
  expect(text.match(/\| field\d+ \|/g)).toHaveLength(40);
});

describeRuns('names', () => {
  test.each(NASTY_NAMES)('%j means nothing to Markdown', name => {
    const text = renderCountsMarkdown(namedResult(name));
    const outside = text.replace(/(`+) ?[\s\S]*? ?\1(?!`)/g, '').replace(/<\/?(?:details|summary)>|<!-- -->/g, '');
    expect(outside).not.toMatch(/(?<!\\)[<>]/);
    expect(outside).not.toMatch(/(?<!\\)\]\(/);
    expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
  });
});
