import { describe, expect, test } from 'vitest';
import { renderText } from '../../src/report/text.ts';
import { NASTY_NAMES } from '../support/nasty-names.ts';
import { namedResult, twoRungResult } from '../support/sample-result.ts';

describe('the terminal summary', () => {
  test('aligns its columns and marks what the gate requires', () => {
    const lines = renderText(twoRungResult()).split('\n');
    const head = lines.find(line => line.startsWith('rung')) ?? '';
    const rows = lines.filter(line => line.startsWith('6b') || line.startsWith('175b'));
    for (const row of rows) expect(row[head.indexOf('gain') - 1]).toBe(' ');
    expect(rows.at(1)).toMatch(/✓ survives †.*\(these seeds only\)/);
  });

  test.each(NASTY_NAMES)('the name %j cannot move the cursor or break the table', name => {
    const text = renderText(namedResult(name));
    expect(text).not.toMatch(/\p{Cf}|\p{Cc}(?<!\n)/u);
    expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThan(700);
  });
});
