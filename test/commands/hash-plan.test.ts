import { describe, expect, test } from 'vitest';
import { hashPlan } from '../../src/commands/hash-plan.ts';
import { sampleResult } from '../support/sample-result.ts';

const { design, settings, policy } = sampleResult([{ rung: 'large', role: 'production' }]);
const input = (sha256: string) => ({ path: 'x', sha256, bytes: 1, rows: 1 });
const plan = { inputs: [input('a'), input('b')], design, settings, policy };

test('the order of tables and of keys, and where the tables lie, change nothing', () => {
  const turned = { ...plan, inputs: plan.inputs.toReversed().map(one => ({ ...one, path: 'y' })) };
  expect(hashPlan(turned)).toBe(hashPlan(plan));
  const keys = Object.fromEntries(Object.entries(settings).reverse()) as typeof settings;
  expect(hashPlan({ ...plan, settings: keys })).toBe(hashPlan(plan));
});

test('a level, a role, an arm, a requirement or the content of a table change it', () => {
  const others = [
    { ...plan, settings: { ...settings, alpha: 0.2 } },
    { ...plan, design: { ...design, arms: { baseline: 'candidate', candidate: 'baseline' } } },
    { ...plan, policy: { ...policy, allowFewSeeds: true } },
    { ...plan, inputs: [input('a'), input('c')] },
  ];
  expect(new Set([plan, ...others].map(hashPlan)).size).toBe(5);
});

test('files of a suite that change places are another plan; where the suite lies changes nothing', () => {
  const file = (path: string, sha256: string) => ({ path, sha256, bytes: 1 });
  const of = (...inputs: readonly ReturnType<typeof file>[]) => hashPlan({ ...plan, inputs });
  const hash = of(file('s.yaml', 's'), file('./x1.ts', 'a'), file('./x2.ts', 'b'));
  expect(of(file('s.yaml', 's'), file('./x1.ts', 'b'), file('./x2.ts', 'a'))).not.toBe(hash);
  expect(of(file('elsewhere/s.yaml', 's'), file('./x1.ts', 'a'), file('./x2.ts', 'b'))).toBe(hash);
});

describe('results of other tools', () => {
  const file = (path: string, sha256: string) => ({ path, sha256, bytes: 1, rows: 1 });
  const of = (reading: readonly (readonly [string, string])[], ...inputs: readonly ReturnType<typeof file>[]) =>
    hashPlan({ ...plan, inputs, reading });

  test('read by other rules, or in another order of rules, are another plan; read without any they are the table', () => {
    const rules = [['--arm', 'model=a:baseline'] as const, ['--arm', 'model=~.:candidate'] as const];
    const hashes = [[], rules, rules.toReversed(), rules.slice(1)].map(reading => of(reading, file('x', 'a')));
    expect(new Set(hashes).size).toBe(4);
    expect(hashes[0]).toBe(hashPlan({ ...plan, inputs: [file('x', 'a')] }));
  });

  test('whose rules name files are another plan when two change places; by other rules they are not', () => {
    const [x, y] = [file('x', 'a'), file('y', 'b')];
    const turned = [file('x', 'b'), file('y', 'a')];
    for (const rule of ['file=x:baseline', 'file', ' file =~x:baseline']) {
      expect(of([['--arm', rule]], ...turned)).not.toBe(of([['--arm', rule]], x, y));
      expect(of([['--arm', rule]], y, x)).toBe(of([['--arm', rule]], x, y));
    }
    expect(of([['--arm', 'model=file:x']], ...turned)).toBe(of([['--arm', 'model=file:x']], x, y));
  });
});
