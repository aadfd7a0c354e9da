import { describe, expect, test } from 'vitest';
import { pickLastWords } from '../../src/run/pick-last-words.ts';

const STACK = Array.from({ length: 10 }, (_, at) => `    at step${at} (file:///m.ts:1:1)`).join('\n');

describe('pickLastWords', () => {
  test('takes the line that names the fault, wherever the stack ends', () => {
    expect(pickLastWords(`epoch 1\nTypeError: no such thing\n${STACK}\n\nNode.js v24.0.0\n`)).toBe(
      'TypeError: no such thing',
    );
    expect(pickLastWords(`GC\nFATAL ERROR: Reached heap limit\n----- Native stack trace -----\n 1: 0x1\n 2: 0x2`)).toBe(
      'FATAL ERROR: Reached heap limit',
    );
  });

  test('of several faults takes the last, which the process died of', () => {
    expect(pickLastWords('Error: tried again\nfine\nRangeError: too far')).toBe('RangeError: too far');
  });

  test('without one takes the last three lines, and never much', () => {
    expect(pickLastWords('a\nb\nc\nd\n')).toBe('b | c | d');
    expect(pickLastWords('')).toBe('');
    expect(pickLastWords('x'.repeat(9_000)).length).toBe(400);
    expect(pickLastWords(`Error: ${'x'.repeat(9_000)}`)).toMatch(/^Error: x{393}$/);
  });
});
