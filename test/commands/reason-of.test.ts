import { describe, expect, test } from 'vitest';
import { reasonOf } from '../../src/commands/reason-of.ts';

/** What a change of something frozen throws. */
function thrownBy(change: (list: { id: string }[]) => unknown): unknown {
  try {
    return change(Object.freeze([{ id: 'b' }, { id: 'a' }].map(Object.freeze)) as { id: string }[]);
  } catch (error) {
    return error;
  }
}

describe('reasonOf', () => {
  test.each<readonly [string, (list: { id: string }[]) => unknown]>([
    ['sorts', list => list.sort()],
    ['pushes', list => list.push({ id: 'b' })],
    ['pops', list => list.pop()],
    ['renames', ([first]) => first && Object.assign(first, { id: 'b' })],
    ['adds a field', ([first]) => first && Object.assign(first, { seen: true })],
  ])('says what to do to a method that %s', (_, change) => {
    expect(reasonOf(thrownBy(change))).toContain('; what a method is given cannot be changed, so change a copy');
  });

  test('leaves other messages as they are, and words what is no error', () => {
    expect(reasonOf(new TypeError('x is not a function'))).toBe('x is not a function');
    expect(reasonOf('out of ideas')).toBe('out of ideas');
  });
});
