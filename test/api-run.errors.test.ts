import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type ApiFolder, apiFolder, KEY, WITH_SKILLS } from './support/api-folder.ts';
import { isRequired, titleOf } from './support/requirements.ts';
import type { Answer } from './support/run-carryover.ts';
import type { SumsSuite } from './support/sums-suite.ts';

const SMALL = { seeds: 1, test: 20 } as const;
const PATIENCE = { timeout: 120_000 };

/** A copy of the shipped prompts, with some files of it replaced. */
function withPrompts({ folder }: ApiFolder, files: Readonly<Record<string, string>>): void {
  cpSync(fileURLToPath(new URL('../assets/prompts/math', import.meta.url)), join(folder, 'prompts/math'), {
    recursive: true,
  });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'prompts/math', name), text);
}

type Refusal = readonly [
  what: string,
  change: Partial<SumsSuite>,
  says: RegExp,
  over?: {
    readonly args?: readonly string[];
    readonly env?: Readonly<Record<string, string | undefined>>;
    readonly prompts?: Readonly<Record<string, string>>;
  },
];

const PRICE = 'price: { input: 3, output: 15 }';
const REFUSALS: readonly Refusal[] = [
  ['a cap of requests below one cell', { more: 'budget: { requests: 10 }' }, /budget\.requests is 10, and a single/],
  ['a cap of dollars below one cell', { price: PRICE, more: 'budget: { usd: 0.001 }' }, /budget\.usd is 0\.001, and/],
  ['a cap of dollars without a price', { more: 'budget: { usd: 1 }' }, /no price is known of openai\/sums-small/],
  ['more than a person would spend unasked', { price: PRICE, api: 'confirmAbove: 0.5' }, /nobody is here to confirm/],
  ['a missing key', {}, /TEST_API_KEY is not set\.\n {2}Next step: .*export/, { env: { TEST_API_KEY: undefined } }],
  ['an empty key', {}, /TEST_API_KEY is empty/, { env: { TEST_API_KEY: ' ' } }],
  ['a shortened key', {}, /TEST_API_KEY holds .* no header takes/, { env: { TEST_API_KEY: 'sk-e2e…' } }],
  ['a base URL without protocol', { baseUrl: 'localhost:8000/v1' }, /base URL "localhost:8000\/v1" is none/],
  ['examples without room', { api: 'shotTokens: 5' }, /shotTokens 5 .* no room for one example.*\n.*Raise shotTokens/],
  ['--offline without answers', {}, /--offline: answers are not stored: \d+ of openai/, { args: ['--offline'] }],
  [
    'a template with an unknown variable',
    { api: 'prompts: prompts' },
    /question\.hbs.*inputs/s,
    { prompts: { 'question.hbs': 'What of {{inputs}}?' } },
  ],
  [
    'label words that begin alike',
    { api: 'prompts: prompts' },
    /answers\.json.*"right" and "rong" begin with the same letter/s,
    { prompts: { 'answers.json': '{ "0": "right", "1": "rong" }' } },
  ],
];

describe.skipIf(!isRequired('runs'))(titleOf('a run that cannot be', 'runs'), () => {
  test('is refused before the first request, with what is wrong and what to do', PATIENCE, async () => {
    const api = await apiFolder({ ...SMALL });
    for (const [what, change, says, { args = [], env = {}, prompts = {} } = {}] of REFUSALS) {
      withPrompts(api, prompts);
      api.change(change);
      const { code, stderr } = api.runWith({ TEST_API_KEY: KEY, ...env }, ...args);
      expect(stderr, what).toMatch(says);
      expect(stderr, what).toMatch(/\n {2}Next step: /);
      expect(code, what).toBe(64);
      expect((await api.server.counts()).requests, what).toBe(0);
    }
  });

  test.each([
    ['anthropic', 'normal'],
    ['anthropic', 'batch'],
    ['openai', 'normal'],
    ['openai', 'batch'],
  ] as const)(
    'of %s, %s, says of an unknown model what its host says, before anything is spent',
    async (protocol, mode) => {
      const api = await apiFolder({ ...SMALL, protocol, mode, server: { skills: { 'sums-small': 0.2 }, apiKey: KEY } });
      const { code, stderr } = api.run();
      expect(stderr).toMatch(/: The model sums-middle does not exist\n {2}Next step: Nothing was asked/);
      expect(code).toBe(64);
      expect(await api.server.counts()).toMatchObject({ requests: 0, charges: 0 });
    },
  );

  test.each([
    ['anthropic', 'normal'],
    ['openai', 'batch'],
  ] as const)('of %s, %s, says it when it is asked where the host has no list', PATIENCE, async (protocol, mode) => {
    const server = { skills: { 'sums-small': 0.2 }, apiKey: KEY, listed: 'none' } as const;
    const api = await apiFolder({ ...SMALL, protocol, mode, server });
    const { code, lastLine } = api.run();
    expect(code).toBe(6);
    expect(lastLine).toContain('The model sums-middle does not exist');
    expect(api.read('out/summary.md')).toMatch(/The model sums\\?-middle does not exist/);
    const { charges, keys, requests } = await api.server.counts();
    expect(charges).toBe(keys);
    expect(requests).toBeLessThan(charges + 70);
  });
});

const outcomes = ({ result }: ApiFolder) => result().cells.length;

describe.skipIf(!isRequired('runs'))(titleOf('a cap', 'runs'), () => {
  /** Runs until a cap no longer stops it. */
  async function runNights(api: ApiFolder): Promise<readonly Answer[]> {
    const nights: Answer[] = [];
    do nights.push(api.run('--yes'));
    while (nights.at(-1)?.code === 6 && nights.length < 8);
    return nights;
  }

  test.each([
    ['requests', { more: 'budget: { requests: 500 }' }, /The cap of 500 requests is reached/],
    ['dollars', { price: PRICE, more: 'budget: { usd: 1.2 }' }, /The cap of \$1\.20 is reached/],
    // Minutes are those of a clock that stands still in test/learners/api: how far a run comes in them is the machine's business.
  ])('in %s stops cleanly, and the next run goes on and pays the rest', PATIENCE, async (_what, change, says) => {
    const whole = await apiFolder({ ...SMALL, ...change, more: '' });
    expect(whole.run('--yes').code).not.toBe(6);
    const api = await apiFolder({ ...SMALL, ...change, server: WITH_SKILLS });
    const nights = await runNights(api);
    expect(nights.length).toBeGreaterThan(2);
    for (const { code, lastLine } of nights.slice(0, -1)) {
      expect(code).toBe(6);
      expect(lastLine).toMatch(says);
    }
    expect(nights[0]?.stderr).toMatch(/Cells: 10 \([1-9] measured now, 0 measured before, \d failed/);
    const { charges, keys } = await api.server.counts();
    expect(charges).toBe(keys);
    expect(charges).toBe((await whole.server.counts()).charges);
    expect(api.result().arms).toHaveLength(whole.result().arms?.length ?? 0);
    expect(outcomes(api)).toBe(outcomes(whole));
    expect(api.result().cells.map(({ verdict }) => verdict)).toEqual(
      whole.result().cells.map(({ verdict }) => verdict),
    );
  });
});
