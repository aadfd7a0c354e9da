import { expect, test } from 'vitest';
import { renderComment } from '../../src/report/comment.ts';
import { gateView } from '../../src/report/gate-view.ts';
import { NASTY_NAMES } from '../support/nasty-names.ts';
import { namedResult, sampleResult, twoRungResult } from '../support/sample-result.ts';

test('begins with a marker that is the same for the same suite, and with another for another', () => {
  const [first, again, other] = [twoRungResult(), sampleResult([]), { ...twoRungResult(), name: 'other' }].map(
    result => renderComment(gateView(result)).split('\n')[0],
  );
  expect(first).toMatch(/^<!-- carryover [0-9a-f]{16} -->$/);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

test('shows every target cell with its gain and interval', () => {
  expect(renderComment(gateView(twoRungResult()))).toContain('| 175b | math | survives † | +5.00 | ');
});

test('names mean nothing to Markdown or HTML, and the marker stays the only comment', () => {
  for (const name of NASTY_NAMES) {
    const [, ...rest] = renderComment(gateView(namedResult(name))).split('\n');
    expect(rest.join('\n').replaceAll('<!-- -->', '')).not.toMatch(/(?<!\\)<|\]\(|(?<!\\)`/);
  }
});

/** As many cells and reasons as asked for, all with the same names. */
const manyCells = (count: number, name: string) => {
  const cells = Array.from({ length: count }, (_, at) => ({
    rung: `${name}${at}`,
    domain: name,
    verdict: 'survives',
    required: true,
    gain: 0.1,
    low: 0.05,
    high: 0.2,
  }));
  const notes = cells.map(({ rung }) => ({ level: 'error' as const, text: rung }));
  return { name, outcome: 'failed' as const, exitCode: 3, sentence: name, cases: [], notes, cells };
};

test.each(['r', '|'.repeat(400), '|'.repeat(150), '\u{1f600}'.repeat(400)])(
  'fits a comment with hundreds of cells and reasons of whatever names: %s',
  name => {
    const text = renderComment(manyCells(300, name));
    expect(text.length).toBeLessThan(65_536);
    const shown = text.split('\n').filter(line => line.startsWith('| ')).length - 1;
    const told = text.split('\n').filter(line => line.startsWith('- ')).length;
    expect(Math.min(shown, told)).toBeGreaterThan(15);
    const more = [...text.matchAll(/… and (\d+) more; the report has them all/g)].map(([, left]) => Number(left));
    expect(more).toEqual([300 - shown, 300 - told]);
  },
);

test('short names leave room for forty rows of a kind, and what fits is not said to be cut', () => {
  expect(renderComment(manyCells(300, 'r')).match(/… and 260 more/g)).toHaveLength(2);
  expect(renderComment(manyCells(40, 'r'))).not.toContain('more; the report');
});
