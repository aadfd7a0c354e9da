import { expect, test } from 'vitest';
import type { Design, GatePolicy } from '../../src/core/design.ts';
import { selectRules } from '../../src/verdict/select-rules.ts';

const design: Design = {
  rungs: [
    { name: 's', role: 'sandbox' },
    { name: 'm', role: 'larger' },
    { name: 'l', role: 'production' },
  ],
  domains: ['math', 'code'],
  arms: { baseline: 'baseline', candidate: 'candidate' },
};
const targets = ['m', 'l'].flatMap(rung => ['math', 'code'].map(domain => ({ rung, domain })));
const select = (policy: Partial<GatePolicy>) =>
  selectRules({ require: ['all'], allowFewSeeds: false, ...policy }, targets, design);

test('without rules, what is required is required', () => {
  expect(select({ require: ['production'] })).toEqual([
    { isRequired: false },
    { isRequired: false },
    { isRequired: true },
    { isRequired: true },
  ]);
});

test('the last rule that picks a cell holds for it', () => {
  const rules = [
    { cells: 'larger', accept: ['attenuated'], level: 'error' },
    { cells: '*/code', accept: ['inconclusive'], level: 'error' },
    { cells: 'm/code', accept: [], level: 'warn' },
  ] as const;
  const [math, code, lMath, lCode] = select({ rules });
  expect(math).toEqual({ isRequired: true, rule: { accept: ['attenuated'], level: 'error' } });
  expect(code).toEqual({ isRequired: false, rule: { accept: [], level: 'warn' } });
  expect(lMath).toEqual({ isRequired: true });
  expect(lCode).toEqual({ isRequired: false, rule: { accept: ['inconclusive'], level: 'error' } });
});

test('a rule that picks nothing is an error, even one that is off', () => {
  const rules = [{ cells: 'productoin', accept: [], level: 'off' }] as const;
  expect(() => select({ rules })).toThrow(/"productoin" picks no target cell \(did you mean "production"\?\)/);
});
