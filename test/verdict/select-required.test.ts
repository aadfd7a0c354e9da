import { describe, expect, test } from 'vitest';
import type { Design } from '../../src/core/design.ts';
import { CarryoverError } from '../../src/core/errors.ts';
import { selectRequired } from '../../src/verdict/select-required.ts';

const design: Design = {
  rungs: [
    { name: 's', role: 'sandbox' },
    { name: '7b', role: 'larger' },
    { name: '70b', role: 'production' },
  ],
  domains: ['chat', 'math'],
  arms: { baseline: 'b', candidate: 'c' },
};
const targets = ['7b', '70b'].flatMap(rung => design.domains.map(domain => ({ rung, domain })));
const picked = (...selectors: string[]) =>
  selectRequired(selectors, targets, design).map(({ rung, domain }) => `${rung}/${domain}`);

describe('selectors', () => {
  test.each([
    [['all'], ['7b/chat', '7b/math', '70b/chat', '70b/math']],
    [['production'], ['70b/chat', '70b/math']],
    [['larger'], ['7b/chat', '7b/math']],
    [['7b'], ['7b/chat', '7b/math']],
    [['70b/math'], ['70b/math']],
    [['production/chat'], ['70b/chat']],
    [['*/math'], ['7b/math', '70b/math']],
    [
      ['70b/math', '7b/chat'],
      ['7b/chat', '70b/math'],
    ],
  ])('%j', (selectors, expected) => {
    expect(picked(...selectors)).toEqual(expected);
  });

  test.each(['moon', '70b/maths', 'sandbox', 's', '7b/', ''])(
    '%j picks nothing: an error that names what there is',
    selector => {
      expect(() => picked('all', selector)).toThrow(CarryoverError);
      expect(() => picked(selector)).toThrow(/"70b\/math"/);
    },
  );

  test('a rung that is called like a role is meant by its name', () => {
    const named: Design = {
      ...design,
      rungs: [
        design.rungs[0] as Design['rungs'][0],
        { name: 'production', role: 'larger' },
        { name: '70b', role: 'production' },
      ],
    };
    const cells = ['production', '70b'].map(rung => ({ rung, domain: 'math' }));
    expect(selectRequired(['production'], cells, named)).toEqual([{ rung: 'production', domain: 'math' }]);
  });

  test('of no target at all "all" picks none, and everything else is an error', () => {
    expect(selectRequired(['all'], [], design)).toEqual([]);
    for (const selector of ['production', 's', '*/math'])
      expect(() => selectRequired([selector], [], design)).toThrow(/picks no target cell/);
  });

  test('the nearest known selector is named', () => {
    expect(() => picked('70b/mth')).toThrow('did you mean "70b/math"?');
  });
});
