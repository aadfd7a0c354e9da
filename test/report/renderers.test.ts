import { describe, expect, test } from 'vitest';
import type { TransferResult } from '../../src/core/result.ts';
import { decisionLine } from '../../src/report/decision-line.ts';
import { renderJson } from '../../src/report/json.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { oneLine } from '../../src/report/one-line.ts';
import { renderText } from '../../src/report/text.ts';
import { viewModel } from '../../src/report/view-model.ts';
import { sampleResult } from '../support/sample-result.ts';

const NASTY = [
  '<img src=x onerror=alert(1)>',
  'a|b',
  '`x`',
  '[l](javascript:1)',
  'line\nbreak',
  '\u202egpj.exe',
  '\u001b[2J',
  'x'.repeat(300),
];

const two = (): TransferResult =>
  sampleResult([
    { rung: '6b', role: 'sandbox' },
    { rung: '175b', role: 'production', verdict: { kind: 'survives', tags: ['these-seeds-only'] } },
  ]);
const nasty = (name: string): TransferResult =>
  sampleResult([
    { rung: name, role: 'sandbox', domain: name },
    { rung: `${name} large`, role: 'production', domain: name },
  ]);

describe('Markdown tells the story on one screen', () => {
  test('headline, decision, checks, matrix, limits and the command are there', () => {
    const text = renderMarkdown(two());
    for (const part of [
      '**Yes: on 175b',
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

  test.each(NASTY)('the name %j is text and nothing else', name => {
    const text = renderMarkdown(nasty(name));
    expect(text).not.toMatch(/(^|[^\\])<img|\p{Cf}|\p{Cc}(?<!\n)/u);
    const rows = text.split('\n').filter(line => line.startsWith('|'));
    expect(rows).toHaveLength(4);
    for (const row of rows) expect(row.replace(/\\./g, '').match(/\|/g)).toHaveLength(3);
  });
});

describe('the terminal summary', () => {
  test('aligns its columns and marks what the gate requires', () => {
    const lines = renderText(two()).split('\n');
    const head = lines.find(line => line.startsWith('rung')) ?? '';
    const rows = lines.filter(line => line.startsWith('6b') || line.startsWith('175b'));
    for (const row of rows) expect(row[head.indexOf('gain') - 1]).toBe(' ');
    expect(rows.at(1)).toMatch(/✓ survives †.*\(these seeds only\)/);
  });

  test.each(NASTY)('the name %j cannot move the cursor or break the table', name => {
    const text = renderText(nasty(name));
    expect(text).not.toMatch(/\p{Cf}|\p{Cc}(?<!\n)/u);
    expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThan(700);
  });
});

test('the decision is one line, whatever is in the names', () => {
  const result = two();
  const gate = {
    ...result.gate,
    reasons: [
      { code: 'required-cell' as const, text: 'a\nb\u001b[2J' },
      { code: 'unfounded' as const, text: 'x' },
    ],
  };
  expect(decisionLine({ ...result, gate })).toBe('carryover: gate passed (exit 0): a b [2J; and 1 more');
});

test('one line is what it says', () => {
  expect(oneLine('a\r\n\tb\u2028c\u200ed')).toBe('a b c d');
});

test('JSON is the result itself', () => {
  const result = two();
  expect(JSON.parse(renderJson(result))).toEqual(JSON.parse(JSON.stringify(result)));
  expect(renderJson(result).endsWith('}\n')).toBe(true);
});

describe('the view model', () => {
  test('gives every cell an id of its own and keeps the matrix rectangular', () => {
    const view = viewModel(two());
    expect(new Set(view.cells.map(({ id }) => id)).size).toBe(view.cells.length);
    for (const row of view.matrix) expect(row.cells).toHaveLength(view.domains.length);
  });

  test('says what could not be known, from what the result lacks', () => {
    const unknown = viewModel(two()).unknown.join(' ');
    expect(unknown).toContain('won a search');
    expect(unknown).toContain('weak and ceiling');
    expect(unknown).toContain('no clusters');
  });

  test('a failed A/A check is bad health, and one that could not look at seeds is a warning', () => {
    const result = two();
    const aaCell = {
      rung: '175b',
      domain: 'math',
      falseClaims: 0.2,
      falseGains: 0.1,
      falseLosses: 0.1,
      lowerBound: 0.17,
      draws: 2000,
    };
    const withAa = (aa: Partial<TransferResult['calibration']['aa']>) => {
      const calibration = { ...result.calibration, aa: { ...result.calibration.aa, cells: [aaCell], ...aa } };
      return viewModel({ ...result, calibration }).health.find(({ title }) => title === 'A/A check');
    };
    expect(withAa({ passed: false })).toMatchObject({ tone: 'bad', word: 'failed' });
    expect(withAa({ seedComponentChecked: false })).toMatchObject({ tone: 'warn', word: 'passed' });
    expect(withAa({})).toMatchObject({ tone: 'good', word: 'passed' });
  });

  test('what would settle an open cell is in its details', () => {
    const settle = { toward: 'survives', items: 4000, seeds: undefined, itemLimit: 1e7, seedLimit: 1000 } as const;
    const result = sampleResult([{ rung: 'large', role: 'production', measured: { settle } }]);
    const advice = viewModel(result).cells[0]?.details.at(-1)?.rows[0]?.value;
    expect(advice).toMatch(/4\u202f000 items \(now 1\u202f319\); or no number of seeds up to 1\u202f000/);
  });
});
