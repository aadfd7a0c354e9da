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
    expect(rest.join('\n')).not.toMatch(/(?<!\\)<|\]\(|(?<!\\)`/);
  }
});

test('fits a comment, however many cells there are and however long their names', () => {
  const cells = Array.from({ length: 300 }, (_, at) => ({
    rung: `${'|'.repeat(400)}${at}`,
    role: 'production' as const,
  }));
  const result = sampleResult(cells);
  const reasons = cells.map(({ rung }) => ({ code: 'required-cell' as const, text: rung }));
  const text = renderComment(gateView({ ...result, gate: { ...result.gate, reasons } }));
  expect(text.length).toBeLessThan(65_536);
  expect(text).toContain('… and 260 more');
});
