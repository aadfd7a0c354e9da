import { describe, expect, test } from 'vitest';
import { parseSuite } from '../../src/suite/parse-suite.ts';
import { faultOf } from '../support/fault-of.ts';
import { type Change, KNOWN, SMALL_SUITE, suiteText } from '../support/suite-text.ts';

const parse = (text: string) => parseSuite(text, '/suites/s.yaml', KNOWN);

describe('parseSuite', () => {
  test('fills in every default', () => {
    expect(parse(SMALL_SUITE)).toEqual({
      name: 'small',
      method: {
        baseline: { kind: 'built-in', name: 'vanilla' },
        candidate: { kind: 'built-in', name: 'em-posterior' },
      },
      rungs: [
        { name: 'sandbox', role: 'sandbox', weak: 'local/tiny', strong: 'local/small' },
        { name: 'production', role: 'production', weak: 'local/small', strong: 'local/medium' },
      ],
      domains: [{ name: 'math', kind: 'math', draw: 1 }],
      seeds: [1, 2, 3],
      splits: { labelled: 20, unlabelled: 40, test: 100 },
      controls: ['shuffled-teacher', 'zero-shot', 'majority-answer'],
      selection: undefined,
      analysis: {
        alpha: 0.05,
        sesoi: 0.02,
        retention: 0.5,
        seed: 1,
        replicates: 9999,
        aaReplicates: 2000,
        missingThreshold: 0.01,
      },
      gate: { require: ['all'], allowFewSeeds: false },
      timeLimitSeconds: 60,
    });
  });

  test('takes everything that may be said', () => {
    const text = `# yaml-language-server: $schema=x
$schema: x
carryover: 1
name: all of it
method: { baseline: vanilla, candidate: { module: ./my/way.v2.ts } }
rungs:
  - { name: s, role: sandbox, weak: local/tiny, strong: local/small, size: 1.5e6 }
  - { name: l1, role: larger, weak: local/tiny, strong: local/medium }
  - { name: l2, role: larger, weak: local/small, strong: local/medium }
  - { name: p, role: production, weak: local/medium, strong: local/large }
domains:
  - chat
  - { name: sums, kind: math, draw: 3 }
  - { name: reviews, kind: code, items: reviews.jsonl, corpus: good.jsonl }
  - { name: more, kind: code, items: [a.jsonl, b.jsonl] }
seeds: [0, 7, 11]
splits: { labelled: 2, unlabelled: 2, test: 30 }
controls: []
selection: { among: [vanilla, { module: my/way.v2.ts }], rule: the highest, draw: 0, seeds: [101, 102] }
sandboxDomain: sums
analysis: { alpha: 0.1, sesoi: 0.03 }
gate: { require: [production], allowFewSeeds: true }
timeLimitSeconds: 0.5
`;
    const suite = parse(text);
    expect(suite.method.candidate).toEqual({
      kind: 'module',
      name: 'way.v2',
      path: './my/way.v2.ts',
      location: '/suites/my/way.v2.ts',
    });
    expect(suite.rungs.map(({ role, size }) => [role, size])).toEqual([
      ['sandbox', 1.5e6],
      ['larger', undefined],
      ['larger', undefined],
      ['production', undefined],
    ]);
    expect(suite.domains).toEqual([
      { name: 'chat', kind: 'chat', draw: 1 },
      { name: 'sums', kind: 'math', draw: 3 },
      { name: 'reviews', kind: 'code', items: ['reviews.jsonl'], corpus: 'good.jsonl' },
      { name: 'more', kind: 'code', items: ['a.jsonl', 'b.jsonl'] },
    ]);
    expect([suite.seeds, suite.controls, suite.sandboxDomain]).toEqual([[0, 7, 11], [], 'sums']);
    expect(suite.selection).toEqual({ among: ['vanilla', 'way.v2'], rule: 'the highest', draw: 0, seeds: [101, 102] });
    expect(suite.analysis).toMatchObject({ alpha: 0.1, sesoi: 0.03, retention: 0.5, replicates: 9999 });
    expect(suite.gate).toEqual({ require: ['production'], allowFewSeeds: true });
    expect(suite.timeLimitSeconds).toBe(0.5);
  });

  test('reads JSON like YAML', () => {
    expect(parse(suiteText())).toEqual(parse(SMALL_SUITE));
  });
});

const RUNG = { name: 'x', role: 'larger', weak: 'local/tiny', strong: 'local/large' };
const SANDBOX = { name: 'sandbox', role: 'sandbox', weak: 'local/tiny', strong: 'local/small' };
const PRODUCTION = { name: 'production', role: 'production', weak: 'local/small', strong: 'local/medium' };
const SELECTION = { among: ['vanilla', 'em-posterior'], rule: 'r', draw: 0, seeds: [101] };
const FILES = { name: 'f', kind: 'code', items: 'a.jsonl' };

const CLAUDE = { name: 'x', role: 'sandbox', weak: 'local/tiny', strong: 'anthropic/m' };

describe('models behind an API', () => {
  test('are named with their settings, prices and caps', () => {
    const api = {
      mode: 'batch',
      shots: 12,
      prompts: './mine',
      models: {
        'anthropic/m': { confidence: 'samples', samples: 3, price: { input: 1, output: 2 }, keyVariable: 'K' },
      },
    };
    const suite = parse(suiteText([['rungs', 0], CLAUDE], [['api'], api], [['budget'], { usd: 0.5, minutes: 9 }]));
    expect(suite.promptPath).toBe('./mine');
    expect(suite.api).toEqual({ mode: 'batch', shots: 12, models: api.models });
    expect(suite.budget).toEqual({ usd: 0.5, minutes: 9 });
  });

  test.each<[claim: string, changes: readonly Change[], message: string]>([
    ['without a base URL', [[['rungs', 0, 'strong'], 'openai/m']], 'says no base URL'],
    ['settings of no model', [[['api'], { models: { 'anthropic/z': {} } }]], 'no rung uses this model'],
    ['settings of a local model', [[['api'], { models: { 'local/tiny': {} } }]], 'is no model behind an API'],
    ['samples that nobody takes', [[['api'], { samples: 3 }]], 'api.samples is 3, but confidence is not said'],
    [
      'log-probabilities where there are none',
      [
        [['rungs', 0], CLAUDE],
        [['api'], { confidence: 'logprobs' }],
      ],
      'gives no log-probabilities',
    ],
    ['a cap of nothing', [[['budget'], { usd: 0 }]], 'expected dollars above 0'],
    ['a wrong mode', [[['api'], { mode: 'bulk' }]], 'expected one of normal, batch'],
    [
      'a negative price',
      [
        [['rungs', 0], CLAUDE],
        [['api'], { models: { 'anthropic/m': { price: { input: -1, output: 1 } } } }],
      ],
      'dollars per million tokens',
    ],
  ])('%s are refused', async (_claim, changes, message) => {
    expect((await faultOf(() => parse(suiteText(...changes)))).message).toContain(message);
  });

  test.each<[claim: string, change: Change]>([
    ['as a value', [['api'], { models: { 'anthropic/m': { keyVariable: 'sk-ant-api03-AAAAAAAAAAAAAAAAAAAA' } } }]],
    ['as the name of the suite', [['name'], 'sk-proj-AAAAAAAAAAAAAAAAAAAAAAAA']],
    ['under a name of its own', [['api'], { apiKey: 'hunter2' }]],
    ['as a name', [['api'], { models: { 'sk-ant-api03-AAAAAAAAAAAAAAAAAAAA': {} } }]],
  ])('a key %s is refused, and never repeated', async (_claim, change) => {
    const { message, hint } = await faultOf(() => parse(suiteText(change)));
    expect(message).toMatch(/key/);
    expect(hint).toContain('environment');
    expect(message + hint).not.toMatch(/AAAA|hunter2/);
  });
});

const WRONG_FIELDS: readonly [claim: string, change: Change, message: string][] = [
  ['an unknown key', [['seed'], 1], 'unknown key "seed" (did you mean seeds?)'],
  ['a key of another mapping', [['sesoi'], 1], 'unknown key "sesoi" (it belongs to analysis)'],
  [
    'a key of the outermost level',
    [['splits', 'gate'], 1],
    'unknown key "gate" (it belongs to the outermost level) in splits',
  ],
  ['an unknown key of a rung', [['rungs', 0, 'wek'], 1], 'unknown key "wek" (did you mean weak?) in rungs[0]'],
  [
    'an unknown key of a domain',
    [['domains', 0], { nam: 'x', kind: 'math' }],
    'unknown key "nam" (did you mean name?) in domains[0]',
  ],
  [
    'an unknown key of a method',
    [['method', 'baseline'], { modul: 'x' }],
    'unknown key "modul" (did you mean module?) in method.baseline',
  ],
  ['a prototype as key', [['analysis'], JSON.parse('{"__proto__": 1}')], 'unknown key "__proto__" in analysis'],
  [
    'a missing field',
    [['splits'], undefined],
    'splits is missing: expected a mapping with the keys labelled, unlabelled, test',
  ],
  ['a missing name', [['rungs', 1, 'strong'], undefined], 'rungs[1].strong is missing: expected the name of a learner'],
  ['a name that is a number', [['name'], 7], 'name is 7: expected a name'],
  [
    'a name with padding',
    [['rungs', 0, 'name'], ' x'],
    'rungs[0].name is " x": expected a name of 1 to 100 characters, no blank',
  ],
  [
    'a name with a control character',
    [['domains', 0], { name: 'a\u0007', kind: 'math' }],
    'domains[0].name is "a\\u0007": expected a name',
  ],
  ['an empty name', [['name'], ''], 'name is "": expected a name'],
  ['an endless name', [['name'], 'x'.repeat(101)], '(101 characters): expected a name of 1 to 100'],
  ['a name that leads out of its folder', [['name'], '../x'], 'name is "../x": expected a name without / '],
  [
    'an unknown role',
    [['rungs', 1, 'role'], 'prodution'],
    'rungs[1].role is "prodution": expected one of sandbox, larger, production (did you mean production?)',
  ],
  [
    'an unknown kind',
    [['domains', 0], 'maths'],
    'domains[0] is "maths": expected one of chat, math, code (did you mean math?)',
  ],
  [
    'an unknown kind in the long form',
    [['domains', 0], { name: 'x', kind: 'chatt' }],
    'domains[0].kind is "chatt": expected one of chat, math, code (did you mean chat?)',
  ],
  ['no domain', [['domains'], []], 'domains is []: expected a list of domains, at least one'],
  [
    'a domain that is nothing',
    [['domains', 0], null],
    'domains[0] is null: expected chat, math, code or { name, kind, … }',
  ],
  ['no rungs', [['rungs'], 3], 'rungs is 3: expected a list of rungs'],
  [
    'a method that is a list',
    [['method', 'candidate'], []],
    'method.candidate is []: expected the name of a built-in method, or { module: ./my-method.ts }',
  ],
  [
    'a module that Node does not run',
    [['method', 'candidate'], { module: 'x.py' }],
    'method.candidate.module is "x.py": expected a file that ends in .ts, .mts, .js or .mjs',
  ],
  ['no seed', [['seeds'], 0], 'seeds is 0: expected a whole number, from 1 to 1000'],
  ['half a seed', [['seeds'], 2.5], 'seeds is 2.5: expected how many seeds, such as 5, or a list of them'],
  ['an empty list of seeds', [['seeds'], []], 'seeds is []: expected at least one seed'],
  ['a seed below 0', [['seeds'], [1, -1]], 'seeds[1] is -1: expected a whole number, 0 or more'],
  ['a seed that is a word', [['seeds'], 'five'], 'seeds is "five": expected how many seeds'],
  ['too few test items', [['splits', 'test'], 14], 'splits.test is 14: expected a whole number, from 15 to 1000000'],
  ['too few labelled items', [['splits', 'labelled'], 1], 'splits.labelled is 1: expected a whole number, from 2'],
  ['no unlabelled items', [['splits', 'unlabelled'], 0], 'splits.unlabelled is 0: expected a whole number, from 2'],
  [
    'an unknown control',
    [['controls'], ['zero_shot']],
    'controls[0] is "zero_shot": expected one of shuffled-teacher, zero-shot, majority-answer (did you mean zero-shot?)',
  ],
  [
    'an alpha out of range',
    [['analysis'], { alpha: 0.5 }],
    'analysis.alpha is 0.5: expected a number above 0 and below 0.5',
  ],
  [
    'a retention of 0',
    [['analysis'], { retention: 0 }],
    'analysis.retention is 0: expected a number above 0, at most 1',
  ],
  [
    'a gate that is a word',
    [['gate'], 'all'],
    'gate is "all": expected a mapping with the keys require, allowFewSeeds',
  ],
  ['no time at all', [['timeLimitSeconds'], 0], 'timeLimitSeconds is 0: expected a number of seconds above 0'],
  ['another version', [['carryover'], 2], 'carryover is 2; this version of carryover reads suites of version 1'],
  ['a version in quotes', [['carryover'], '1'], 'carryover is "1": expected 1'],
  ['no version', [['carryover'], undefined], 'carryover is missing: expected carryover: 1'],
];

const WRONG_TOGETHER: readonly [claim: string, change: Change, message: string][] = [
  [
    'an unknown candidate',
    [['method', 'candidate'], 'em-posteriour'],
    'method.candidate is "em-posteriour": unknown method; expected one of vanilla, soft-labels, em-posterior, zero-shot, majority-answer (did you mean em-posterior?)',
  ],
  [
    'a candidate that is the baseline',
    [['method', 'candidate'], 'vanilla'],
    'method.candidate is "vanilla", as is method.baseline; expected two different methods',
  ],
  [
    'one module as both',
    [['method'], { baseline: { module: 'a/../m.ts' }, candidate: { module: './m.ts' } }],
    'method.candidate is "m", as is method.baseline',
  ],
  [
    'two modules of one name',
    [['method'], { baseline: { module: 'a/m.ts' }, candidate: { module: 'b/m.js' } }],
    'method.candidate and method.baseline are both called "m"; expected names that differ',
  ],
  [
    'a candidate without a teacher',
    [['method', 'candidate'], 'zero-shot'],
    'method.candidate is "zero-shot", which does not use the teacher; expected one of vanilla, soft-labels, em-posterior.',
  ],
  [
    'an unknown learner',
    [['rungs', 1, 'strong'], 'local/larg'],
    'rungs[1].strong is "local/larg": unknown learner; expected one of local/tiny, local/small, local/medium, local/large (did you mean local/large?)',
  ],
  [
    'a student that is its teacher',
    [['rungs', 1, 'strong'], 'local/small'],
    'rungs[1]: weak and strong are both "local/small"; expected a student larger than its teacher',
  ],
  [
    'a student smaller than its teacher',
    [['rungs', 1, 'weak'], 'local/large'],
    'rungs[1]: weak is "local/large" and strong the smaller "local/medium"; expected a student larger than its teacher',
  ],
  [
    'two rungs of one name',
    [['rungs', 1, 'name'], 'sandbox'],
    'rungs[1].name is "sandbox", as is rungs[0].name; expected names that differ',
  ],
  [
    'two rungs of one pair',
    [['rungs'], [SANDBOX, { ...SANDBOX, name: 'x', role: 'larger' }]],
    'rungs[1] has the same weak and strong as rungs[0]',
  ],
  ['no sandbox', [['rungs'], [RUNG]], 'rungs: no rung has the role sandbox; expected exactly one'],
  ['two sandboxes', [['rungs', 1, 'role'], 'sandbox'], 'rungs: 2 rungs have the role sandbox; expected exactly one'],
  [
    'a sandbox that is not the first',
    [['rungs'], [RUNG, SANDBOX]],
    'rungs[1] is the sandbox; expected it to be the first rung',
  ],
  [
    'nothing but a sandbox',
    [['rungs'], [SANDBOX]],
    'rungs: there is only the sandbox; expected at least one rung to carry the gain over to',
  ],
  [
    'two productions',
    [['rungs'], [SANDBOX, PRODUCTION, { ...RUNG, role: 'production' }]],
    'rungs: 2 rungs have the role production; expected at most one',
  ],
  [
    'production before a larger rung',
    [['rungs'], [SANDBOX, PRODUCTION, RUNG]],
    'rungs[1] is production; expected it to be the last rung',
  ],
  [
    'two domains of one name',
    [['domains'], ['math', { name: 'math', kind: 'chat' }]],
    'domains[1] is called "math", as is domains[0]; expected names that differ',
  ],
  [
    'the same generated items twice',
    [['domains'], ['math', { name: 'x', kind: 'math', draw: 1 }]],
    'domains[1] holds the same generated items as domains[0]; expected another draw',
  ],
  [
    'a draw that is not there',
    [['domains'], [{ name: 'x', kind: 'math', draw: 4 }]],
    'domains[0].draw is 4: expected a whole number, from 0 to 3',
  ],
  [
    'items and a draw',
    [['domains'], [{ ...FILES, draw: 1 }]],
    'domains[0] has both items and draw; expected one of them',
  ],
  [
    'a corpus without items',
    [['domains'], [{ name: 'x', kind: 'math', corpus: 'c' }]],
    'domains[0] has a corpus but no items',
  ],
  [
    'a file named twice',
    [['domains'], [{ ...FILES, items: ['a', 'a'] }]],
    'domains[0].items[1] is "a", as is domains[0].items[0]',
  ],
  [
    'a corpus that is the items',
    [['domains'], [{ ...FILES, corpus: 'a.jsonl' }]],
    'domains[0].corpus is "a.jsonl", which is also among its items',
  ],
  [
    'an unknown sandbox domain',
    [['sandboxDomain'], 'mth'],
    'sandboxDomain is "mth": unknown domain; expected one of math (did you mean math?)',
  ],
  ['a seed twice', [['seeds'], [1, 2, 1]], 'seeds[2] is 1, as is seeds[0]; expected values that differ'],
  ['a control twice', [['controls'], ['zero-shot', 'zero-shot']], 'controls[1] is zero-shot, as is controls[0]'],
  [
    'a search without the candidate',
    [['selection'], { ...SELECTION, among: ['vanilla'] }],
    'selection.among does not hold the candidate, "em-posterior"',
  ],
  [
    'a search over a method twice',
    [['selection'], { ...SELECTION, among: ['vanilla', 'vanilla', 'em-posterior'] }],
    'selection.among[1] is the same method as selection.among[0]',
  ],
  [
    'a search over an unknown method',
    [['selection'], { ...SELECTION, among: ['vanila', 'em-posterior'] }],
    'selection.among[0] is "vanila": unknown method',
  ],
  [
    'too few generated test items for an interval',
    [['splits', 'test'], 29],
    'splits.test is 29: expected 30 or more for the generated items of domains[0]',
  ],
  [
    'a gate that requires what is not there',
    [['gate'], { require: ['all', 'prodction'] }],
    'gate.require[1] is "prodction", which picks no target cell; expected one of all, production, production/math, "*/math" (did you mean production?)',
  ],
  [
    'a gate that requires the sandbox',
    [['gate'], { require: ['sandbox'] }],
    'gate.require[0] is "sandbox", which picks no target cell',
  ],
  [
    'a rule for what is not there',
    [['gate'], { rules: [{ cells: 'prodction', level: 'off' }] }],
    'gate.rules[0].cells is "prodction", which picks no target cell',
  ],
  [
    'a rule that lets harm through',
    [['gate'], { rules: [{ cells: 'all', accept: 'reversed' }] }],
    'gate.rules[0].accept is "reversed": expected one of attenuated, inconclusive',
  ],
  [
    'a rule of an unknown level',
    [['gate'], { rules: [{ cells: 'all', level: 'warning' }] }],
    'gate.rules[0].level is "warning": expected one of off, warn, error',
  ],
  [
    'a rule with a misspelt key',
    [['gate'], { rules: [{ cells: 'all', acept: 'attenuated' }] }],
    'unknown key "acept" (did you mean accept?) in gate.rules[0]',
  ],
  [
    'a search on a seed of the suite',
    [['selection'], { ...SELECTION, seeds: [101, 3] }],
    'selection.seeds[1] is 3, which is also a seed of the suite',
  ],
  [
    'a search on a seed twice',
    [['selection'], { ...SELECTION, seeds: [101, 101] }],
    'selection.seeds[1] is 101, as is selection.seeds[0]',
  ],
  [
    'a search on items of the suite',
    [['selection'], { ...SELECTION, draw: 1 }],
    'selection.draw is 1, as is the draw of domains[0]; expected items that the search did not see',
  ],
  [
    'a search on a draw that is not there',
    [['selection'], { ...SELECTION, draw: 9 }],
    'selection.draw is 9: expected a whole number, from 0 to 3',
  ],
];

describe('parseSuite refuses', () => {
  test.each([...WRONG_FIELDS, ...WRONG_TOGETHER])('%s', async (_claim, change, message) => {
    const fault = await faultOf(() => parse(suiteText(change)));
    expect(fault.code).toBe('usage');
    expect(fault.message).toContain(message);
    expect(fault.message).toMatch(/^\/suites\/s\.yaml:1: [^\n]*\.$/);
    expect(fault.hint).toMatch(/\.$/);
  });

  test.each([
    ['an empty file', '', 'the file says nothing; expected a suite'],
    ['a file of comments', '# carryover: 1\n', 'the file says nothing; expected a suite'],
    ['a list', '- 1\n', 'the file holds a list; expected keys such as carryover, name, method'],
    ['a sentence', 'hello\n', 'the file holds "hello"; expected keys'],
    ['something else', 'name: carryover\nversion: 1\n', 'carryover is missing: expected carryover: 1'],
  ])('%s', async (_claim, text, message) => {
    expect((await faultOf(() => parse(text))).message).toContain(`/suites/s.yaml:1: ${message}`);
  });

  test('names the line of the first fault, the unknown key before the key that it was meant to be', async () => {
    const text = SMALL_SUITE.replace('name: small', 'nmae: small').replace('test: 100', 'test: 1');
    expect((await faultOf(() => parse(text))).message).toBe(
      '/suites/s.yaml:2: unknown key "nmae" (did you mean name?); name is missing: expected a name of 1 to 100 characters, ' +
        'no blank at either end, nothing invisible; splits.test is 1: expected a whole number, from 15 to 1000000.',
    );
    const learner = SMALL_SUITE.replace('strong: local/medium', 'strong: local/huge');
    expect((await faultOf(() => parse(learner))).message).toContain(
      '/suites/s.yaml:8: rungs[1].strong is "local/huge"',
    );
  });

  test('names the line of a requirement that nothing meets', async () => {
    const text = `${SMALL_SUITE}gate:\n  require:\n    - all\n    - prodction\n`;
    expect((await faultOf(() => parse(text))).message).toMatch(
      /^\/suites\/s\.yaml:15: gate\.require\[1\] is "prodction"/,
    );
  });

  test('tells three faults and how many more there are', async () => {
    const text = suiteText([['seeds'], 0], [['splits'], {}], [['name'], 1]);
    expect((await faultOf(() => parse(text))).message).toMatch(/; and 2 more\.$/);
  });
});
