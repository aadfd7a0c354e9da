import { expect, test } from 'vitest';
import type { Placement } from '../../src/evidence/assign-design.ts';
import { nameItems } from '../../src/evidence/name-items.ts';
import { noteList, placementOf } from '../support/series.ts';

const itemsOf = (placed: readonly Placement[]) => placed.map(({ series }) => series.outcomes.map(({ item }) => item));

test('tasks that are joined in one domain and number items alike keep their items apart, in all arms', () => {
  const { notes, note } = noteList();
  const placed = ['a', 'b'].flatMap(arm =>
    ['gsm', 'mmlu'].map(task => placementOf(['0', '1'], { arm, facts: { task } })),
  );
  expect(itemsOf(nameItems(placed, note))).toEqual([
    ['gsm/0', 'gsm/1'],
    ['mmlu/0', 'mmlu/1'],
    ['gsm/0', 'gsm/1'],
    ['mmlu/0', 'mmlu/1'],
  ]);
  expect(notes).toEqual(['domain d: joins tasks that number items alike (gsm, mmlu): their items are kept apart']);
});

test('arms that are tasks have the same items, and parts of one task are left as they are', () => {
  const { notes, note } = noteList();
  const arms = [
    placementOf(['0'], { arm: 'plain', facts: { task: 'gsm' } }),
    placementOf(['0'], { arm: 'cot', facts: { task: 'gsm_cot' } }),
    placementOf(['7'], { arm: 'cot', facts: { task: 'gsm_cot' } }),
    placementOf(['8'], { arm: 'cot', facts: { task: 'other' } }),
    placementOf(['0'], { domain: 'e', facts: {} }),
    placementOf(['0'], { domain: 'e', facts: {} }),
  ];
  expect(nameItems(arms, note)).toEqual(arms);
  expect(notes).toEqual([]);
});
