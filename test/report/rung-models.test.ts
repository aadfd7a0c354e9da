import { expect, test } from 'vitest';
import { rungModels, rungsNote } from '../../src/report/rung-models.ts';
import { sampleResult } from '../support/sample-result.ts';
import { namedRunResult, sampleRunResult } from '../support/sample-run-result.ts';

const imported = sampleResult([
  { rung: '6b', role: 'sandbox' },
  { rung: '175b', role: 'production' },
]);

test('a rung of a run has its teacher and its student', () => {
  expect(rungModels(sampleRunResult(), 'sandbox')).toBe('local/tiny teaches local/small');
  expect(rungModels(sampleRunResult(), 'production')).toBe('local/medium teaches local/large');
  const { arms = [], ...result } = sampleRunResult();
  expect(rungModels({ ...result, arms: arms.filter(({ role }) => role !== 'weak') }, 'larger')).toBe('local/medium');
});

test('imported results name no model', () => {
  expect(rungModels(imported, '6b')).toBeUndefined();
  expect(rungsNote(imported)).toContain('the results do not say beyond that');
});

test('models that are trained on the spot are called toys, and no others', () => {
  expect(rungsNote(sampleRunResult())).toMatch(/All models here are toy models .* nothing here speaks about large/);
  expect(rungsNote(namedRunResult('claude'))).not.toMatch(/toy/);
  const { arms = [], ...result } = sampleRunResult();
  const mixed = arms.map(arm => (arm.rung === 'production' ? { ...arm, learner: 'anthropic/claude' } : arm));
  expect(rungsNote({ ...result, arms: mixed })).toMatch(/The models named local\/… are toy models/);
  expect(rungsNote({ ...result, arms: mixed })).not.toMatch(/All models here|nothing here/);
});
