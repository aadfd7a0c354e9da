import { describe, expect, test } from 'vitest';
import { renderText } from '../../src/report/text.ts';
import { NASTY_NAMES } from '../support/nasty-names.ts';
import { namedResult, sampleResult, twoRungResult } from '../support/sample-result.ts';

describe('the terminal summary', () => {
  test('aligns its columns and marks what the gate requires', () => {
    const lines = renderText(twoRungResult()).split('\n');
    const head = lines.find(line => line.startsWith('rung')) ?? '';
    const rows = lines.filter(line => line.startsWith('6b') || line.startsWith('175b'));
    for (const row of rows) expect(row[head.indexOf('gain') - 1]).toBe(' ');
    expect(rows.at(1)).toMatch(/✓ survives †.*\(these seeds only\)/);
  });

  test('a set that is not resolved is shown as that, and a reason does not stretch its column', () => {
    const unresolved = { status: 'unresolved', set: 'whole-line', level: 0.95 } as const;
    const lines = renderText(
      sampleResult([
        { rung: '6b', role: 'sandbox' },
        { rung: '70b', role: 'larger', measured: { retention: unresolved } },
        { rung: '175b', role: 'production', unmeasured: 'The candidate arm has no rows in this cell.' },
      ]),
    ).split('\n');
    expect(lines.find(line => line.startsWith('70b'))).toMatch(/ unresolved$/);
    expect(lines.find(line => line.startsWith('175b (production)'))).toMatch(/ not measured {2,}not measured$/);
  });

  test('an open verdict says what would settle it', () => {
    const verdict = { kind: 'inconclusive', reason: 'no_sandbox', tags: [] } as const;
    const text = renderText(sampleResult([{ rung: '175b', role: 'production', verdict }]));
    expect(text).toContain('What would settle it\n  175b × math: measure this domain on the sandbox rung');
  });

  test.each(NASTY_NAMES)('the name %j cannot move the cursor or break the table', name => {
    const text = renderText(namedResult(name));
    expect(text).not.toMatch(/\p{Cf}|\p{Cc}(?<!\n)/u);
    expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThan(700);
  });
});
