import { expect, test } from 'vitest';
import { Observer } from '../../../src/learners/api/observe.ts';

const text = (id: string) => ({ id, input: 'x' });
const pair = (id: string) => ({ id, input: { prompt: 'q', first: 'x', second: 'y' } });

test('remembers why an item has no answer, until it has one', () => {
  const observer = new Observer('anthropic/x');
  observer.note(text('a'), { state: 'refused' });
  observer.note(text('b'), { state: 'unreadable' });
  observer.note(text('c'), { state: 'failed' });
  observer.note(text('d'), { state: 'known', belief: 1 });
  const before = observer.withheld();
  expect(Object.fromEntries(before)).toEqual({ a: 'refused', b: 'errored', c: 'errored' });
  observer.note(text('a'), { state: 'known', belief: 0 });
  expect([...observer.withheld().keys()]).toEqual(['b', 'c']);
  expect(before.size).toBe(3);
  expect(observer.observations()).toEqual({ learner: 'anthropic/x', asked: 5, refused: 1, unreadable: 1, failed: 1 });
});

test('counts pairs that were answered, and those whose answer follows the place', () => {
  const observer = new Observer('anthropic/x');
  observer.note(pair('a'), { state: 'known', belief: 0.5, follows: 'first' });
  observer.note(pair('b'), { state: 'known', belief: 0.5, follows: 'second' });
  observer.note(pair('c'), { state: 'known', belief: 1 });
  observer.note(pair('d'), { state: 'refused' });
  observer.note(text('e'), { state: 'known', belief: 1 });
  expect(observer.observations().order).toEqual({ pairs: 3, first: 1, second: 1 });
});
