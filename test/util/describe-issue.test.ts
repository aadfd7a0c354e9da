import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { describeIssue, formatPath, unfoldIssue } from '../../src/util/describe-issue.ts';

const method = z.union([z.string(), z.strictObject({ module: z.string() })], { error: 'expected a name or a module' });
const kind = z.union([z.enum(['chat', 'math']), z.strictObject({ name: z.string() })], { error: 'expected a kind' });
const whole = z.strictObject({ name: z.string(), methods: z.array(method).optional(), kind: kind.optional() });

/** Every fault of a value, in words. */
const faultsOf = (value: unknown): readonly string[] =>
  (whole.safeParse(value).error?.issues ?? [])
    .flatMap(issue => unfoldIssue(issue, value))
    .map(issue => describeIssue(issue, value, key => (key === 'nmae' ? 'did you mean name?' : undefined)));

describe('describeIssue', () => {
  test.each<[claim: string, value: unknown, faults: readonly string[]]>([
    ['nothing of a value in order', { name: 'x' }, []],
    ['a missing field', {}, ['name is missing: invalid input: expected string, received undefined']],
    ['what a value is instead', 7, ['the whole is 7: invalid input: expected object, received number']],
    ['a field that holds nothing', { name: null }, ['name is null: invalid input: expected string, received null']],
    ['unknown keys with advice', { name: '', nmae: 1, q: 2 }, ['unknown key "nmae" (did you mean name?), "q"']],
    ['a value of no form', { name: '', methods: ['a', 7] }, ['methods[1] is 7: expected a name or a module']],
    ['a wrong key of one form', { name: '', methods: [{ module: 'x', q: 1 }] }, ['unknown key "q" in methods[0]']],
    [
      'a missing key of one form',
      { name: '', methods: [{}] },
      ['methods[0].module is missing: invalid input: expected string, received undefined'],
    ],
    [
      'a wrong word where words and objects are possible',
      { name: '', kind: 'caht' },
      ['kind is "caht": invalid option: expected one of "chat"|"math"'],
    ],
    [
      'a wrong object where words and objects are possible',
      { name: '', kind: { name: 1 } },
      ['kind.name is 1: invalid input: expected string, received number'],
    ],
    ['neither word nor object', { name: '', kind: 5 }, ['kind is 5: expected a kind']],
  ])('tells %s', (_claim, value, faults) => {
    expect(faultsOf(value)).toEqual(faults);
  });
});

test('formatPath writes keys with dots and positions in brackets', () => {
  expect(formatPath(['rungs', 0, 'weak'])).toBe('rungs[0].weak');
  expect(formatPath([2, 'a'])).toBe('[2].a');
  expect(formatPath([])).toBe('');
});
