import { describe, expect, test } from 'vitest';
import { renderText } from '../../src/report/text.ts';
import { NASTY_NAMES } from '../support/nasty-names.ts';
import { namedResult, sampleResult, twoRungResult } from '../support/sample-result.ts';
import { erroredRunResult, namedRunResult, sampleRunResult } from '../support/sample-run-result.ts';

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

describe('the terminal summary of a run', () => {
  test('has one line for the arms and one for every reason of failure', () => {
    expect(renderText(sampleRunResult())).toContain(
      '\nArms: 270 of 270 runs (arm × rung × domain × seed) are measured;',
    );
    const text = renderText(erroredRunResult());
    expect(text).toContain('263 of 270 runs');
    expect(text).toContain('✗ sandbox × math, zero-shot, seeds 1, 2, 3, 4 and 5: took longer than 60 s\n');
    expect(text).not.toContain('flip rates');
    expect(renderText(twoRungResult())).not.toContain('Arms:');
  });

  test('counts the failures that would scroll the verdicts away', () => {
    const result = sampleRunResult();
    const arms = result.arms?.map(arm => ({ ...arm, errored: [{ seed: '1', reason: 'no' }] }));
    const text = renderText({ ...result, arms });
    expect(text.match(/✗ .* × .*, seed 1: no/g)).toHaveLength(6);
    expect(text).toContain('And 48 more');
  });

  test.each(NASTY_NAMES)('the name %j cannot move the cursor or flood the screen', name => {
    const text = renderText(namedRunResult(name));
    expect(text).not.toMatch(/\p{Cf}|\p{Cc}(?<!\n)/u);
    expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThan(700);
  });
});
