import { expect, test } from 'vitest';
import { proposeCommand } from '../../src/commands/propose-command.ts';
import { UNCHOSEN_OPTIONS } from '../support/unchosen.ts';

const row = (rung: string, arm: string, domain = 'd') => ({
  rung,
  arm,
  domain,
  seeds: 1,
  items: 9,
  outcomes: 9,
  unscored: 0,
});
const models = ['6b_sft', '6b_rl', '175b_sft', '175b_rl'].map(model => ({ model }));

test('names that are put together give rules, and the options given stay', () => {
  const given = { ...UNCHOSEN_OPTIONS, metric: ['acc'], map: 'item=i,score=s' };
  expect(proposeCommand(['my file.csv'], given, { comparable: models, design: [] })).toBe(
    "carryover analyze 'my file.csv' --map item=i,score=s --metric acc --rung 'model=~^(6b|175b)_:$1' " +
      "--arm 'model=~_(rl|sft)$:$1' --sandbox 6b --baseline rl --candidate sft",
  );
});

test('other names give two arms of one rung and domain, and the sandbox where there are several rungs', () => {
  const design = [row('r', 'x', 'alone'), row('s', 'a'), row('s', 'b')];
  expect(proposeCommand(['f'], UNCHOSEN_OPTIONS, { comparable: [], design })).toBe(
    'carryover analyze f --sandbox s --baseline a --candidate b',
  );
  expect(proposeCommand(['f'], UNCHOSEN_OPTIONS, { comparable: [], design: design.slice(1) })).toBe(
    'carryover analyze f --baseline a --candidate b',
  );
});

test('rules that were given are not written over', () => {
  const given = { ...UNCHOSEN_OPTIONS, rung: ['task'] };
  const design = [row('s', 'a'), row('s', 'b')];
  expect(proposeCommand(['f'], given, { comparable: models, design })).toContain('--rung task --baseline a');
});

test('where nothing can be compared nothing is proposed', () => {
  expect(
    proposeCommand(['f'], UNCHOSEN_OPTIONS, { comparable: [], design: [row('r', 'a'), row('s', 'a')] }),
  ).toBeUndefined();
});
