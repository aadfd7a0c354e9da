import { expect, test } from 'vitest';
import { failedOutcome, readOutcome } from '../../../src/learners/api/failed-outcome.ts';
import { ProviderTrouble } from '../../../src/learners/api/provider.ts';

const hide = (text: string): string => text.replaceAll('secret', '[key]');
const fail = (error: Error) => (): never => {
  throw error;
};

test('a question is asked again but where it will not do, or nothing will', () => {
  expect(failedOutcome('k', 'server', 'No')).toEqual({ key: 'k', state: 'failed', reason: 'No', isAgain: true });
  expect(failedOutcome('k', 'bad-request', 'No')).toMatchObject({ isAgain: false });
  expect(failedOutcome('k', 'bad-request', 'No')).not.toHaveProperty('isFatal');
  expect(failedOutcome('k', 'fatal', 'No')).toMatchObject({ isAgain: false, isFatal: true });
});

test('an answer that cannot be read is asked for again, and a fault of ours is thrown on', () => {
  const trouble = new ProviderTrouble('malformed', 'not secret');
  expect(readOutcome('k', fail(trouble), hide)).toMatchObject({ state: 'failed', reason: 'not [key]', isAgain: true });
  expect(() => readOutcome('k', fail(new TypeError('ours')), hide)).toThrow('ours');
});
