import { expect, test } from 'vitest';
import { renderAnnotations } from '../../src/report/annotations.ts';
import { type GateNote, gateView } from '../../src/report/gate-view.ts';
import { NASTY_NAMES } from '../support/nasty-names.ts';
import { namedResult, twoRungResult } from '../support/sample-result.ts';

const view = gateView(twoRungResult());
const of = (...notes: readonly GateNote[]) => renderAnnotations({ ...view, notes });

test('errors, warnings and notices are lines of their own, the worst first', () => {
  const text = of({ level: 'notice', text: 'c' }, { level: 'warning', text: 'b' }, { level: 'error', text: 'a' });
  expect(text).toBe(
    '::error title=sample%3A gate passed::a\n::warning title=sample%3A gate passed::b\n::notice title=sample%3A gate passed::c\n',
  );
});

test('no name begins a command of its own or adds a property', () => {
  for (const name of NASTY_NAMES) {
    const lines = renderAnnotations({
      ...gateView(namedResult(name)),
      notes: [{ level: 'error', text: `${name}%0Ax` }],
    });
    const named = lines.split('\n').filter(line => line !== '');
    expect(named).toHaveLength(1);
    expect(named[0]).toMatch(/^::error title=[^:,]*::/);
    expect(named[0]).not.toMatch(/%(?!25|0A|0D|3A|2C)/);
    expect(lines).not.toMatch(/\p{Cs}/u);
  }
});

test('more than a step shows are counted', () => {
  const lines = of(...Array.from({ length: 14 }, (_, at) => ({ level: 'error' as const, text: `${at}` })))
    .trim()
    .split('\n');
  expect(lines).toHaveLength(10);
  expect(lines.at(-1)).toContain('and 5 more');
});
