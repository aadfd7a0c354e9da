import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDesignRule } from '../../src/evidence/design-rule.ts';
import { proposeRules } from '../../src/evidence/propose-rules.ts';

const GSM8K = ['175b_finetuning', '175b_verification', '6b_finetuning', '6b_verification', 'tora-70b-v1.0'];

describe('names that are put together', () => {
  test('of a size and a method give rungs by size, and arms', () => {
    expect(proposeRules(GSM8K, 'model')).toEqual({
      rungs: ['6b', '175b'],
      arms: ['finetuning', 'verification'],
      rung: 'model=~^(6b|175b)_:$1',
      arm: 'model=~_(finetuning|verification)$:$1',
    });
  });

  test('with the method first are taken apart as well', () => {
    const proposal = proposeRules(['dpo/1.4b', 'sft/1.4b', 'dpo/70m', 'sft/70m'], 'model');
    expect(proposal).toMatchObject({ rungs: ['70m', '1.4b'], arms: ['dpo', 'sft'] });
  });

  test('sizes decide what is a rung where both parts could be', () => {
    const names = ['a_7b', 'b_7b', 'a_70b', 'b_70b', 'a_13b', 'b_13b'];
    expect(proposeRules(names, 'method')).toMatchObject({ rungs: ['7b', '13b', '70b'], arms: ['a', 'b'] });
  });

  test('the order of the names leaves no trace', () => {
    expect(proposeRules(GSM8K.toReversed(), 'model')).toEqual(proposeRules(GSM8K, 'model'));
  });
});

test.each([
  ['one name', ['a']],
  ['unrelated names', ['gpt-4', 'gpt-3.5', 'claude-2']],
  ['one rung with two arms', ['6b_finetuning', '6b_verification']],
  ['no name at all', []],
])('%s gives no proposal', (_, names) => {
  expect(proposeRules(names, 'model')).toBeUndefined();
});

test('proposed rules name every combination as it was meant, whatever characters are in it', () => {
  const part = fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom(...'ab(.*+?[$^|\\{}') });
  const pair = fc.uniqueArray(part, { minLength: 2, maxLength: 3 });
  fc.assert(
    fc.property(pair, pair, (rungs, arms) => {
      const names = rungs.flatMap(rung => arms.map(arm => `${rung}_${arm}`));
      const proposal = proposeRules(names, 'model');
      if (proposal === undefined) throw new Error('nothing proposed');
      const [rung, arm] = [parseDesignRule('--rung', proposal.rung), parseDesignRule('--arm', proposal.arm)];
      const named = names.map(model => [rung.apply({ model }), arm.apply({ model })]);
      for (const one of proposal.rungs) {
        for (const other of proposal.arms) expect(named).toContainEqual([one, other]);
      }
    }),
  );
});
