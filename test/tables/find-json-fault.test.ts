import { expect, test } from 'vitest';
import { findJsonFault } from '../../src/tables/find-json-fault.ts';

test.each([
  ['[1,2', 1, 5, 'ends here; expected , or ]'],
  ['{"a" 1}', 1, 6, 'has "1"; expected :'],
  ['{a:1}', 1, 2, 'has "a"; expected a key or }'],
  ["{'a':1}", 1, 2, 'has "\'"; expected a key or }'],
  ['[01]', 1, 2, 'has "01"; expected a value or ]'],
  ['[1.]', 1, 2, 'has "1."; expected a value or ]'],
  ['[+1]', 1, 2, 'has "+1"; expected a value or ]'],
  ['[tru]', 1, 2, 'has "tru"; expected a value or ]'],
  ['{} {}', 1, 4, 'has "{"; expected the end'],
  ['["a\nb"]', 1, 4, 'has "\\n" inside a text'],
  ['["a\\x"]', 1, 2, 'has a text with a backslash'],
  ['[\n"never', 2, 1, 'has a text that is never closed'],
  ['["\\', 1, 2, 'has a text that is never closed'],
  ['[{"a":1},\n{"b":1,"c":{"b":2},"b":3}]', 2, 20, 'names the key "b" twice in one object'],
  ['[🦜]', 1, 2, 'has "🦜"; expected a value or ]'],
])('%s: line %d, column %d, %s', (text, line, column, found) => {
  expect(findJsonFault(text)).toMatchObject({ line, column, found: expect.stringContaining(found) });
});

test('does not call itself: a million brackets are no danger', () => {
  expect(findJsonFault('['.repeat(1_000_000))).toMatchObject({ column: 1_000_001 });
});
