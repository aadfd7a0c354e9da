import { describe, expect, test } from 'vitest';
import type { StoredReply } from '../../../src/core/answers.ts';
import { formatRecording } from '../../../src/learners/api/format-recording.ts';
import { parseRecording } from '../../../src/learners/api/parse-recording.ts';
import { apiSettings } from '../../support/api-settings.ts';

const SETTINGS = await apiSettings();
const KEYS = ['0', 'a', 'f'].map(digit => digit.repeat(32)) as [string, string, string];
const usage = { input: 10, output: 2, cacheRead: 3, cacheWrite: 0 };
const odds = [
  { token: ' yes', logprob: -0.1 },
  { token: 'no', logprob: Number.NEGATIVE_INFINITY },
];
const ANSWERS = new Map<string, ReadonlyMap<string, StoredReply>>([
  [
    KEYS[2],
    new Map([
      [KEYS[1], { reply: { state: 'said', text: 'nö\n"yes"\u2028', isCut: true, odds }, usage, requestId: 'r' }],
    ]),
  ],
  [KEYS[0], new Map([[KEYS[0], { reply: { state: 'refused', reason: 'policy' }, usage }]])],
]);

const write = (answers: typeof ANSWERS = ANSWERS): string[] => [
  ...formatRecording({ learner: 'anthropic/x', settings: SETTINGS }, answers),
];
const read = (lines: readonly string[]) =>
  parseRecording(
    (async function* () {
      yield* lines.map(line => line.replace(/\n$/, ''));
    })(),
    'my.jsonl',
  );

describe('a recording', () => {
  test('reads back as it was written, without names of requests and tokens of no probability', async () => {
    const { learner, settings, answers, path } = await read(write());
    expect([learner, settings, path]).toEqual(['anthropic/x', SETTINGS, 'my.jsonl']);
    const said = { state: 'said', text: 'nö\n"yes"\u2028', isCut: true, odds: [{ token: ' yes', logprob: -0.1 }] };
    expect(answers.get(KEYS[2])).toEqual(new Map([[KEYS[1], { reply: said, usage }]]));
    expect(answers.get(KEYS[0])?.get(KEYS[0])).toEqual({ reply: { state: 'refused', reason: 'policy' }, usage });
  });

  test('has one line an answer and the same bytes in whatever order answers came', () => {
    const lines = write();
    expect(lines.length).toBe(3);
    for (const line of lines) expect(line.match(/\n/g)).toEqual(['\n']);
    expect(write(new Map([...ANSWERS].reverse()))).toEqual(lines);
  });

  const damage = (at: number, change: (line: string) => string) =>
    write().map((line, i) => (i === at ? change(line) : line));
  test.each<readonly [string, readonly string[], string]>([
    ['nothing', [], 'my.jsonl: is empty'],
    ['another file', ['{"id":"q1"}'], 'my.jsonl:1: begins with'],
    ['a later schema', damage(0, line => line.replace('"schema":1', '"schema":2')), 'my.jsonl:1: begins with'],
    ['no learner', damage(0, line => line.replace('"anthropic/x"', '""')), 'my.jsonl:1: learner is ""'],
    ['an unknown header', damage(0, line => line.replace('{', '{"x":1,')), 'my.jsonl:1: unknown key "x"'],
    [
      'a wrong setting',
      damage(0, line => line.replace('"maxTokens":16', '"maxTokens":0')),
      'my.jsonl:1: setting maxTokens is 0',
    ],
    [
      'an unknown setting',
      damage(0, line => line.replace('"maxTokens"', '"most"')),
      'my.jsonl:1: unknown setting "most"',
    ],
    ['prompts of no domain', damage(0, line => line.replace('"chat":', '"talk":')), 'my.jsonl:1: setting prompts is'],
    ['more in a reply', damage(1, line => line.replace('"state"', '"why":1,"state"')), 'my.jsonl:2: unknown key "why"'],
    ['more in odds', damage(2, line => line.replace('"token"', '"id":1,"token"')), 'my.jsonl:3: unknown key "id"'],
    ['more in usage', damage(2, line => line.replace('"output"', '"all":9,"output"')), 'my.jsonl:3: unknown key "all"'],
    ['a line that was cut', damage(2, line => line.slice(0, 60)), 'my.jsonl:3: is "{'],
    ['an empty line', damage(1, () => ''), 'my.jsonl:2: is ""; expected one JSON object'],
    ['a list', damage(1, () => '[]'), 'my.jsonl:2: is "[]"'],
    [
      'a key that is none',
      damage(1, line => line.replace(`"key":"${KEYS[0]}"`, '"key":"k"')),
      'my.jsonl:2: key is "k"',
    ],
    [
      'no part',
      damage(1, line => line.replace(/"part":"0+",/, '').replace(/,"part":"0+"/, '')),
      'my.jsonl:2: part is undefined',
    ],
    ['a failed reply', damage(1, line => line.replace('refused', 'failed')), 'my.jsonl:2: reply is'],
    ['odds that are none', damage(2, line => line.replace('-0.1', '"-0.1"')), 'my.jsonl:3: reply is'],
    ['a negative count', damage(2, line => line.replace('"output":2', '"output":-2')), 'my.jsonl:3: usage is'],
    ['an unknown key', damage(2, line => line.replace('{', '{"cost":1,')), 'my.jsonl:3: unknown key "cost"'],
    ['an answer twice', [...write(), ...write().slice(2)], `my.jsonl:4: answers ${KEYS[1]} as line 3 does`],
  ])('refuses %s by line', async (_, lines, says) => {
    await expect(read(lines)).rejects.toThrow(says);
  });
});
