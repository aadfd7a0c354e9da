import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureProcess, type ProcessUsage } from '../measure-process.ts';
import { makeSuite } from './make-suite.ts';
import { EXAMPLES, isRight, questionAt, SYSTEM } from './questions.ts';

export interface Round {
  /** Empty, and the contender's own. */
  readonly folder: string;
  readonly baseUrl: string;
  readonly questions: number;
}

/** Something that puts questions to the server. */
export interface Contender {
  readonly name: string;
  run(round: Round): Promise<ProcessUsage>;
}

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
/** The gate's answers; everything else means that the run did not end. */
const ANSWERS: readonly (number | null)[] = [0, 3, 4, 5];

const carryover: Contender = {
  name: 'carryover run',
  async run({ folder, baseUrl, questions }) {
    const suite = makeSuite(folder, baseUrl, questions);
    const args = ['run', suite, '--yes', '--store', join(folder, 'store'), '--out', join(folder, 'run')];
    const used = await measureProcess([at('../../../bin/carryover.js'), ...args], { env: { OPENAI_API_KEY: 'x' } });
    if (!ANSWERS.includes(used.status)) throw new Error(`carryover run: exit ${used.status}\n${used.stderr}`);
    return used;
  },
};

const client = (name: string, mode: string): Contender => ({
  name,
  async run({ baseUrl, questions }) {
    const used = await measureProcess([at('client.ts'), mode, baseUrl, String(questions)]);
    if (used.status !== 0) throw new Error(`${name}: exit ${used.status}\n${used.stderr}`);
    return used;
  },
});

/** Everything that it would do besides asking and grading is turned off. */
const PROMPTFOO_ENV = {
  PROMPTFOO_DISABLE_TELEMETRY: '1',
  PROMPTFOO_DISABLE_UPDATE: '1',
  PROMPTFOO_DISABLE_REMOTE_GENERATION: '1',
  PROMPTFOO_DISABLE_SHARING: '1',
  PROMPTFOO_CACHE_ENABLED: 'false',
  PROMPTFOO_SELF_HOSTED: '1',
  PROMPTFOO_DISABLE_DEBUG_LOG: '1',
  CI: '1',
  NO_COLOR: '1',
};
/** What it ends with where a test failed: half of the answers of the server are wrong. */
const SOME_FAILED = 100;

/** @param home a folder with promptfoo in its node_modules */
export const promptfoo = (home: string): Contender => ({
  name: 'promptfoo eval --no-write --no-table',
  async run({ folder, baseUrl, questions }) {
    mkdirSync(folder, { recursive: true });
    const config = join(folder, 'promptfoo.json');
    const prompt = JSON.stringify([
      { role: 'system', content: `${SYSTEM}\n\n${EXAMPLES}` },
      { role: 'user', content: '{{question}}' },
    ]);
    const provider = { apiBaseUrl: baseUrl, apiKey: 'x', temperature: 0, max_tokens: 64 };
    const tests = Array.from({ length: questions }, (_, item) => ({
      vars: { question: questionAt(item).replaceAll('\n', '\\n') },
      assert: [{ type: 'equals', value: isRight(item) ? 'yes' : 'no' }],
    }));
    const providers = [{ id: 'openai:chat:mock', config: provider }];
    writeFileSync(config, JSON.stringify({ prompts: [prompt], providers, tests }));
    const entry = join(home, 'node_modules/promptfoo/dist/src/entrypoint.js');
    const flags = ['-j', '32', '--no-cache', '--no-write', '--no-progress-bar', '--no-table'];
    const env = { ...PROMPTFOO_ENV, PROMPTFOO_CONFIG_DIR: join(folder, 'home') };
    const used = await measureProcess([entry, 'eval', '-c', config, ...flags], { env, cwd: folder });
    if (used.status !== 0 && used.status !== SOME_FAILED)
      throw new Error(`promptfoo: exit ${used.status}\n${used.stderr}`);
    return used;
  },
});

/** carryover first: the others are held against it. */
export const CONTENDERS: readonly Contender[] = [
  carryover,
  client('node:http', 'http'),
  client('SDK, no network', 'sdk-memory'),
  client("SDK, carryover's transport", 'sdk'),
  client('SDK, global fetch', 'sdk-fetch'),
];
