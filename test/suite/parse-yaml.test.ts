import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../src/suite/parse-yaml.ts';
import { faultOf } from '../support/fault-of.ts';

describe('parseYaml', () => {
  test('reads YAML as version 1.2 has it: yes is a word, not a truth value', () => {
    const { value } = parseYaml('a: yes\nb: [1, 2.5]\nc: &x { d: null }\ne: *x\n', 's.yaml');
    expect(value).toEqual({ a: 'yes', b: [1, 2.5], c: { d: null }, e: { d: null } });
  });

  test('reads every JSON text as JSON does, tabs included', () => {
    expect(parseYaml('{\n\t"a": 1,\n\t"b": [\n\t\t1\n\t]\n}\n', 's.json').value).toEqual({ a: 1, b: [1] });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), fc.nat(3), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parseYaml(text, 's.json').value).toEqual(JSON.parse(text));
      }),
      { numRuns: 60 },
    );
  });

  test('knows the line of a field, and of what is around a field that is absent', () => {
    const { lineOf } = parseYaml('# comment\nname: x\nrungs:\n  - { weak: a }\n  -\n    weak: b\n', 's.yaml');
    expect(lineOf(['name'])).toBe(2);
    expect(lineOf(['rungs', 0, 'weak'])).toBe(4);
    expect(lineOf(['rungs', 1, 'weak'])).toBe(6);
    expect(lineOf(['rungs', 0, 'strong'])).toBe(4);
    expect(lineOf(['gate', 'require'])).toBe(2);
    expect(parseYaml('', 's.yaml').lineOf(['name'])).toBe(1);
  });

  test.each([
    ['a key twice', 'a: 1\nb: 2\na: 3\n', 's.yaml:3:1: the key "a" is there a second time.'],
    ['a key twice in JSON', '{"a": 1,\n "a": 2}', 's.yaml:2:2: the key "a" is there a second time.'],
    ['a tab as indentation', 'a:\n\t- b\n', 's.yaml:2:1: a tab stands where the line is indented; expected blanks.'],
    ['a line indented too far', 'a: 1\n  b: 2\n', 's.yaml:1:4: a colon stands where none was expected'],
    ['a colon in a text', 'a: b: c\n', 's.yaml:1:4: a colon stands where none was expected'],
    [
      'a colon without a blank',
      'b: 2\na:1\n',
      's.yaml:2:1: a key stands without a value; expected a colon and a blank',
    ],
    ['a brace left open', '{"a": 1\n', 's.yaml:2:1: flow map must end with a }'],
    ['a quote left open', "a: 'x\n", "s.yaml:2:1: missing closing 'quote"],
    ['a second document', 'a: 1\n---\nb: 2\n', 's.yaml:2:1: a second document begins here; expected one.'],
    ['a list as key', '? [1]\n: 2\n', 's.yaml:1:3: a list or mapping stands where a key was expected.'],
    ['a tag that nobody knows', 'a: !env HOME\n', 's.yaml:1:4: unknown tag: Unresolved tag: !env.'],
    ['an alias without anchor', 'a: *x\n', 's.yaml: Unresolved alias'],
    ['a circle of aliases', 'a: &x [*x]\n', 's.yaml: an alias stands in what it means.'],
    [
      'aliases that explode',
      `a0: &a0 [x, x]\n${Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]\n`).join('')}`,
      's.yaml: Excessive alias count',
    ],
  ])('refuses %s, with its place', async (_claim, text, message) => {
    const fault = await faultOf(() => parseYaml(text, 's.yaml'));
    expect(fault.code).toBe('usage');
    expect(fault.message).toContain(message);
    expect(fault.hint).not.toBe('');
  });

  test('ends in plain data or in an error for a user, whatever the text', async () => {
    const part = fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '-',
      '[',
      ']',
      '{',
      '}',
      '&x',
      '*x',
      '!',
      '"',
      "'",
      '#',
      '|',
      '\t',
    );
    const ends = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 12 }), async parts => {
        const read = async () => parseYaml(parts.join(''), 's.yaml').value;
        const end = await read().catch((error: unknown) => error);
        ends.add(end instanceof Error ? end.name : typeof end);
        if (end instanceof Error) expect((await faultOf(read)).message).toMatch(/^s\.yaml:/);
        else expect(JSON.parse(JSON.stringify(end))).toEqual(end);
      }),
      { numRuns: 300 },
    );
    expect(ends).toContain('object');
    expect(ends).toContain('CarryoverError');
  });
});
