import { expect, test } from 'vitest';
import { checkBaseline } from '../../src/verdict/check-baseline.ts';
import { makeNight } from '../support/blessed.ts';

const { baseline, tonight } = makeNight(0.2);
const read = { path: 'b.json', state: 'read', baseline } as const;

test('a baseline of the same study can be compared, and says when it was blessed', () => {
  const { state, obstacles, blessed } = checkBaseline(read, tonight);
  expect([state, obstacles]).toEqual(['compared', []]);
  expect(blessed).toMatchObject({ planHash: baseline.planHash, hash: baseline.hash, blessedAt: baseline.blessedAt });
});

test('one that is missing or edited says so, and has nothing to show', () => {
  const missing = checkBaseline({ path: 'b.json', state: 'missing' }, tonight);
  expect(missing).toMatchObject({ state: 'missing', changes: [] });
  expect(missing.obstacles[0]).toContain('carryover bless RUN');
  expect(missing.blessed).toBeUndefined();
  const invalid = checkBaseline({ path: 'b.json', state: 'invalid', text: 'was edited' }, tonight);
  expect(invalid).toMatchObject({ state: 'invalid', obstacles: ['was edited'] });
});

test('one of another study, or of other items, cannot be compared', () => {
  expect(checkBaseline(read, { ...tonight, name: 'other' })).toMatchObject({
    state: 'incomparable',
    obstacles: ['it is of another study, "night"'],
  });
  expect(checkBaseline(read, { ...tonight, items: [] }).obstacles[0]).toContain('the item set of');
});
