import { describe, expect, test } from 'vitest';
import type { GateView } from '../../src/report/gate-view.ts';
import { gateView } from '../../src/report/gate-view.ts';
import { renderJunit } from '../../src/report/junit.ts';
import { NASTY_NAMES } from '../support/nasty-names.ts';
import { skippedTitle } from '../support/requirements.ts';
import { namedResult, twoRungResult } from '../support/sample-result.ts';
import { junitFaults, missingXmllint } from '../support/xmllint.ts';

const withReason = (name: string): GateView => {
  const view = gateView(namedResult(name));
  const cases = view.cases.map(one => ({ ...one, state: 'failed' as const, text: name.replace(/\p{Cc}/gu, ' ') }));
  return { ...view, name: view.name || 'x', cases };
};

test('has one case per rung × domain and counts them', () => {
  const text = renderJunit(gateView(twoRungResult()));
  expect(text.match(/<testcase /g)?.length).toBe(Number(/tests="(\d+)"/.exec(text)?.[1]));
  expect(text).toContain('name="175b × math" time="0"');
});

test('nothing in a name ends an element, or is a character that XML has not', () => {
  for (const name of NASTY_NAMES) {
    const text = renderJunit(withReason(name));
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cs}|\ufffe|\uffff/u);
    expect(text).not.toContain('<img');
    expect(text.match(/<(?!\/|\?)/g)?.length).toBeGreaterThan(0);
    expect(text.replace(/<\/?[a-z-]+(?: [a-z-]+="[^"<>&]*(?:&[a-z]+;[^"<>&]*)*")*\/?>|<\?xml[^>]*>/g, '')).not.toMatch(
      /[<>]/,
    );
  }
});

describe.skipIf(missingXmllint !== undefined)(skippedTitle('xmllint', missingXmllint), () => {
  test('finds every result valid, whatever its names', () => {
    for (const view of [gateView(twoRungResult()), ...NASTY_NAMES.map(withReason)]) {
      expect(junitFaults(renderJunit(view))).toBe('');
    }
  });

  test('finds what is not valid', () => {
    const text = renderJunit(gateView(twoRungResult()));
    expect(junitFaults(text.replace('<properties>', '<propertys>'))).not.toBe('');
    expect(junitFaults(text.replace('tests=', 'test='))).toContain("attribute 'test' is not allowed");
  });
});
