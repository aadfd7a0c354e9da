import { describe, expect, test } from 'vitest';
import type { Machine } from '../../src/corpora/code-machine.ts';
import { parseProgram } from '../../src/corpora/code-parse.ts';

function run(body: string, items: readonly number[] = [], limit = 0, fuel = 100): number | undefined {
  const { parameters, body: statement } = parseProgram(`function f(items, limit) {${body}}`);
  expect(parameters).toEqual(['items', 'limit']);
  const machine: Machine = {
    variables: new Map<string, number | readonly number[]>([
      ['items', items],
      ['limit', limit],
    ]),
    fuel,
  };
  return statement(machine);
}

describe('parseProgram', () => {
  test.each([
    ['return 2 + 3 - 4 + limit;', 6],
    ['let a = 1; a += 2; a *= 5; a -= 1; return a;', 14],
    ['let a = 0; for (let i = 0; i < items.length; i++) { a += items[i]; } return a;', 6],
    ['let a = 0; for (let i = 3; i > 0; i--) { a *= 10; a += i; } return a;', 321],
    ['let a = limit; while (a >= 2) { a -= 2; } return a;', 1],
    ['if (limit === 5) { return 1; } return 0;', 1],
    ['if (limit <= 4) { return 1; } return 0;', 0],
    ['for (let i = 0; i < 9; i++) { if (i === 4) { return i; } }', 4],
    ['while (0 < 1) { return 7; }', 7],
    ['let a = 1; a += items[3]; return a;', Number.NaN],
    ['if (items[0 - 1] <= 0) { return 1; } return 2;', 2],
    ['if (items[3] === limit) { return 1; } return 2;', 2],
    ['let a = 1;', undefined],
  ])('runs %s as JavaScript does', (body, expected) => {
    expect(run(body, [1, 2, 3], 5)).toBe(expected);
    const program = new Function('items', 'limit', body) as (items: readonly number[], limit: number) => unknown;
    expect(program([1, 2, 3], 5)).toBe(expected);
  });

  test.each([
    ['return a;', 'a is not defined'],
    ['a += 1;', 'a is not defined'],
    ['return limit[0];', 'limit is no list'],
    ['return items;', 'items is no number'],
    ['return limit.length;', 'limit is no list'],
    ['items = 1;', 'items is no number'],
    ['while (0 < 1) { limit += 1; }', 'out of fuel'],
    ['for (let i = 0; i < 1; i--) { }', 'out of fuel'],
  ])('stops at %s: %s', (body, reason) => {
    expect(() => run(body, [1, 2, 3])).toThrow(reason);
  });

  test.each([
    '',
    'function',
    'function f(',
    'function f(a) { return ; }',
    'function f(a) { let 1 = 2; }',
    'function f(a) { a ? 1; }',
    'function f(a) { if (a) { } }',
    'function f(a) { } more',
    'function f(a) { return 1',
    'function f(a) { return a.size; }',
    '1',
  ])('refuses %j', text => {
    expect(() => parseProgram(text)).toThrow(SyntaxError);
  });
});
