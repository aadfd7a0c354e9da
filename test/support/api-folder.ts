import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TransferResult } from '../../src/core/result.ts';
import { type Answer, runCarryover } from './run-carryover.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { SKILLS, type SumsSuite, sumItems, sumsSuite } from './sums-suite.ts';
import { testFolder } from './test-folder.ts';

/** No key of anybody's, and in no file: put together when it is needed. */
export const KEY = ['sk', 'e2e', 'f4k3', '0123456789abcdef'.repeat(2)].join('-');

/** What the servers of most tests are told. */
export const WITH_SKILLS = { skills: SKILLS, apiKey: KEY } as const;

export interface ApiFolder {
  readonly folder: string;
  readonly server: ServerProcess;
  readonly suite: SumsSuite;
  /** Runs the suite; the key of either protocol is in the environment. */
  run(...args: string[]): Answer;
  runWith(env: Readonly<Record<string, string | undefined>>, ...args: string[]): Answer;
  read(name: string): string;
  result(): TransferResult;
  /** Writes the suite again, with something else in it. */
  change(over: Partial<SumsSuite>): void;
}

type Changes = Partial<SumsSuite> & { readonly server?: Omit<Parameters<typeof startServer>[0], 'protocol'> };

/** A folder with sums and a suite of them, and the server that it asks, for one test. */
export async function apiFolder({ server: told = WITH_SKILLS, ...changes }: Changes): Promise<ApiFolder> {
  const { protocol = 'openai', test = 100 } = changes;
  const server = await startServer({ protocol, polls: 1, ...told });
  const suite: SumsSuite = { protocol, baseUrl: server.baseUrl, test, ...changes };
  const folder = testFolder();
  writeFileSync(join(folder, 'items.jsonl'), sumItems(500, test));
  writeFileSync(join(folder, 'suite.yaml'), sumsSuite(suite));
  const runWith: ApiFolder['runWith'] = (env, ...args) =>
    runCarryover(folder, ['run', 'suite.yaml', '--out', 'out', '--store', 'store', ...args], { env });
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return {
    folder,
    server,
    suite,
    run: (...args) => runWith({ ANTHROPIC_API_KEY: KEY, TEST_API_KEY: KEY }, ...args),
    runWith,
    read,
    result: () => JSON.parse(read('out/result.json')) as TransferResult,
    change: over => writeFileSync(join(folder, 'suite.yaml'), sumsSuite({ ...suite, ...over })),
  };
}
