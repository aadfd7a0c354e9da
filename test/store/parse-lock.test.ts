import { expect, test } from 'vitest';
import { parseLock } from '../../src/store/parse-lock.ts';
import { makeManifest } from '../support/run-manifest.ts';

const { design, settings, policy } = makeManifest();
const LOCK = {
  schema: 1,
  hash: 'ab'.repeat(32),
  plan: {
    suite: 'small',
    seeds: [1, 2, 3],
    splits: { labelled: 20, unlabelled: 40, test: 100 },
    design,
    settings,
    policy,
    files: [],
    methods: { baseline: 'vanilla', candidate: 'soft-labels' },
  },
};

test('a plan comes back as it was written', () => {
  expect(parseLock(JSON.stringify(LOCK), 'x.plan.json')).toEqual(LOCK);
});

test('what is no plan is refused with the file, the field and the next step', () => {
  expect(() => parseLock('{', 'x.plan.json')).toThrow('x.plan.json: is no valid JSON');
  expect(() => parseLock(JSON.stringify({ ...LOCK, schema: 2 }), 'x.plan.json')).toThrow('x.plan.json: schema');
  const odd = { ...LOCK, plan: { ...LOCK.plan, extra: 1 } };
  expect(() => parseLock(JSON.stringify(odd), 'x.plan.json')).toThrow('extra');
});
