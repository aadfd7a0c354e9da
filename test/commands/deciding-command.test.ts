import { expect, test } from 'vitest';
import { decidingCommand } from '../../src/commands/deciding-command.ts';

test('a policy of the gate’s own belongs to what reproduces its page', () => {
  expect(decidingCommand('carryover analyze t.csv', 'run', {})).toBe('carryover analyze t.csv');
  expect(decidingCommand('carryover analyze t.csv', 'my run', { allowFewSeeds: true, require: ['a', '*/b'] })).toBe(
    "carryover analyze t.csv --out 'my run'; carryover gate 'my run' --require 'a,*/b' --allow-few-seeds",
  );
});
