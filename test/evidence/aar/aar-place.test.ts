import { expect, test } from 'vitest';
import { findDomains, readAarPlace, splitGroup } from '../../../src/evidence/aar/aar-place.ts';

test('a result lies three levels deep, whatever is above', () => {
  const place = { group: 'chat_vanilla_w2s', config: 'K', seed: '42' };
  expect(readAarPlace('chat_vanilla_w2s/K/seed_42.json')).toEqual({ ...place, root: '' });
  expect(readAarPlace('x/cache_results/chat_vanilla_w2s/K/seed_42.json')).toEqual({
    ...place,
    root: 'x/cache_results/',
  });
  for (const other of [
    'seed_42.json',
    'K/seed_42.json',
    'chat/K/seed_42.json',
    'a_b/K/seed_42.txt',
    'a_b/K/best.json',
  ]) {
    expect(readAarPlace(other)).toBeUndefined();
  }
});

test('floors and ceilings tell where the domain ends and the method begins', () => {
  const domains = findDomains(['essay_grading_weak_artifacts', 'essay_train_ceiling', 'math_vanilla_w2s']);
  expect(domains).toEqual(new Set(['essay_grading', 'essay']));
  expect(splitGroup('essay_grading_em_posterior', domains)).toEqual({
    domain: 'essay_grading',
    method: 'em_posterior',
  });
  expect(splitGroup('math_vanilla_w2s', domains)).toEqual({ domain: 'math', method: 'vanilla_w2s' });
});
