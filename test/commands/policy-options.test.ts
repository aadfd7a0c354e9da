import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { addPolicyOptions, givenPolicy, type PolicyOptions, policyWords } from '../../src/commands/policy-options.ts';

function parse(...words: string[]): PolicyOptions {
  const command = addPolicyOptions(new Command('gate').exitOverride().configureOutput({ writeErr: () => undefined }));
  return command.parse(words, { from: 'user' }).opts<PolicyOptions>();
}

test('what is not given stays as the run has it', () => {
  expect(givenPolicy(parse())).toEqual({});
  expect(policyWords(parse())).toEqual([]);
});

test('rules name cells, what is let through and a level', () => {
  const { rule } = parse(
    '--rule',
    'larger=attenuated,inconclusive:warn',
    '--rule',
    'x=y=attenuated',
    '--rule',
    'a:off',
  );
  expect(rule).toEqual([
    { cells: 'larger', accept: ['attenuated', 'inconclusive'], level: 'warn' },
    { cells: 'x=y', accept: ['attenuated'], level: 'error' },
    { cells: 'a', accept: [], level: 'off' },
  ]);
});

test('the words give the options again', () => {
  const words = [
    '--require',
    'production',
    '--rule',
    "o'er=attenuated:warn",
    '--audit',
    'error',
    '--baseline',
    'b.json',
  ];
  const options = parse(...words, '--allow-few-seeds');
  const again = policyWords(options).map(word => word.replace(/^'(.*)'$/s, '$1').replaceAll(`'\\''`, "'"));
  expect(parse(...again)).toEqual(options);
});

test('other requirements leave the exceptions of the run behind, and a baseline is kept relative to the suite', () => {
  expect(givenPolicy(parse('--require', 'all'))).toEqual({ require: ['all'], rules: undefined });
  expect(givenPolicy(parse('--baseline', 'b.json'), 'suites')).toEqual({ baseline: '../b.json' });
});

describe('is wrong usage:', () => {
  test.each([
    ['a verdict that cannot be let through', '--rule', 'all=reversed'],
    ['no cells', '--rule', '=attenuated'],
    ['a level that there is none of', '--audit', 'fatal'],
  ])('%s', (_, ...words) => {
    expect(() => parse(...words)).toThrow();
  });
});
