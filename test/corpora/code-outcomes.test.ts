import { describe, expect, test } from 'vitest';
import { behavesAs, outcomesOf } from '../../src/corpora/code-outcomes.ts';

const program = (body: string) => `function f(items, limit) {\n${body}\n}`;

describe('outcomesOf', () => {
  test('tells what a program returns for every input', () => {
    expect(outcomesOf(program('return items.length;'))).toEqual(['0', '1', '4', '5', '4', '3', '3', '6']);
    expect(outcomesOf(program('return limit;'))).toEqual(['0', '2', '3', '4', '1', '5', '2', '6']);
    expect(outcomesOf(program('let a = 1;'))[0]).toBe('nothing');
  });

  test('an error and an endless loop are outcomes, the same on every machine', () => {
    expect(outcomesOf(program('return items[1];')).slice(0, 3)).toEqual(['NaN', 'NaN', '2']);
    expect(new Set(outcomesOf(program('while (0 < 1) { limit += 1; } return 0;')))).toEqual(new Set(['out of fuel']));
  });

  test('passes on that a text is no program', () => {
    expect(() => outcomesOf('let a = 1;')).toThrow(SyntaxError);
  });
});

describe('behavesAs', () => {
  test('holds where another text does the same on every input, errors included', () => {
    expect(behavesAs(program('let a = limit; return a;'), outcomesOf(program('return limit;')))).toBe(true);
    expect(behavesAs(program('limit += a; return 0;'), outcomesOf(program('return a;')))).toBe(true);
  });

  test('does not hold where one input alone is told apart', () => {
    const only = program('if (limit === 6) { return 1; } return 0;');
    expect(behavesAs(only, outcomesOf(program('return 0;')))).toBe(false);
    expect(behavesAs(program('return 0;'), outcomesOf(only))).toBe(false);
  });

  test('passes on that a text is no program', () => {
    expect(() => behavesAs('let a = 1;', [])).toThrow(SyntaxError);
  });
});
