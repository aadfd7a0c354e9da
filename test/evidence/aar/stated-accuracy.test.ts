import { expect, test } from 'vitest';
import type { AarRecord } from '../../../src/evidence/aar/aar-record.ts';
import { statedAccuracy } from '../../../src/evidence/aar/stated-accuracy.ts';

const stated = (role: AarRecord['role'], json: AarRecord['json']) => statedAccuracy({ role, json } as AarRecord);

test('a record states the accuracy of its own model, in the field of its role; a ceiling may have two', () => {
  const all = { transfer_acc: 0.6, weak_acc: 0.5, strong_acc: 0.8, strong_gt_acc: 0.7 };
  expect([stated('run', all), stated('floor', all), stated('ceiling', all)]).toEqual([0.6, 0.5, 0.7]);
  expect(stated('ceiling', { strong_acc: 0.8, strong_gt_acc: null })).toBe(0.8);
  expect(stated('run', { weak_acc: 0.5 })).toBeUndefined();
  expect(stated('run', { transfer_acc: '0.5' })).toBeUndefined();
});
