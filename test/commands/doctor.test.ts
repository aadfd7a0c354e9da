import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { doctorCommand } from '../../src/commands/doctor.ts';
import type { CommandIo } from '../../src/commands/io.ts';
import { silentProgress } from '../../src/core/ports.ts';
import { startAnthropicServer } from '../servers/anthropic-server.ts';
import { answerByHash } from '../servers/behaviour.ts';
import { startOpenAiServer } from '../servers/openai-server.ts';
import type { ServerOptions } from '../servers/protocol-server.ts';
import { faultOf } from '../support/fault-of.ts';
import { testFolder } from '../support/test-folder.ts';

const KEY = 'sk-fake-7d1f0c9e8b2a4d6f';

afterEach(() => vi.unstubAllEnvs());

/** Runs the command in a folder; what it wrote, and its exit code. */
async function doctor(folder: string, args: readonly string[]) {
  const heard = { stdout: '', stderr: '', code: undefined as number | undefined };
  const io: CommandIo = {
    stdout: text => {
      heard.stdout += text;
    },
    stderr: text => {
      heard.stderr += text;
    },
    commandWorkflow: () => undefined,
    progress: silentProgress,
    clock: { now: () => '2026-11-21T00:00:00.000Z' },
    environment: {},
    setExitCode: code => {
      heard.code = code;
    },
  };
  const store = ['--store', join(folder, 'store')];
  await doctorCommand(io).parseAsync([...args, ...store], { from: 'user' });
  return heard;
}

interface SuiteParts {
  readonly strong: string;
  readonly api?: string;
}

function writeSuite({ strong, api = '' }: SuiteParts): string {
  const folder = testFolder();
  const path = join(folder, 'suite.yaml');
  writeFileSync(
    path,
    `carryover: 1
name: s
method: { baseline: vanilla, candidate: soft-labels }
rungs:
  - { name: a, role: sandbox, weak: local/tiny, strong: local/small }
  - { name: b, role: larger, weak: local/small, strong: '${strong}' }
domains: [math]
seeds: 3
splits: { labelled: 20, unlabelled: 20, test: 30 }
${api}`,
  );
  return path;
}

const start = async (protocol: 'anthropic' | 'openai', options: Partial<ServerOptions> = {}) => {
  const run = protocol === 'openai' ? startOpenAiServer : startAnthropicServer;
  const server = await run({ script: answerByHash(['no', 'yes']), ...options });
  onTestFinished(() => server.close());
  return server;
};

const visit = (suite: string, ...args: readonly string[]) => doctor(join(suite, '..'), [suite, ...args]);

describe('carryover doctor', () => {
  test('looks at the machine alone where no suite is named', async () => {
    const { stdout, code } = await doctor(testFolder(), []);
    expect(stdout).toMatch(/^this machine\n {2}✓ node: 2\d\.\d+\.\d+\n {2}✓ store: .* can be written to\n$/);
    expect(code).toBe(0);
  });

  test('finds nothing wrong with a server that does all the suite asks for, and asks it one question', async () => {
    vi.stubEnv('MY_KEY', KEY);
    const server = await start('openai', { apiKey: KEY, headers: { 'x-ratelimit-remaining-requests': '49' } });
    const strong = `openai/qwen3@${server.baseUrl}`;
    const api = `api:
  confidence: logprobs
  mode: batch
  models: { '${strong}': { keyVariable: MY_KEY, price: { input: 1, output: 2, batch: 0.5 } } }`;
    const suite = writeSuite({ strong, api });
    const { stdout, stderr, code } = await visit(suite);
    expect(stdout).not.toMatch(/[✗!] /);
    for (const line of [
      '✓ key: MY_KEY is set',
      '✓ price: $1 in and $2 out for a million tokens, times 0.5 in batches, by the suite',
      `✓ host: ${server.baseUrl} answers`,
      '✓ model: qwen3',
      '✓ log-probabilities: given; "yes" has',
      '✓ limits: 49 requests left; at most 32 requests at a time',
      '✓ batches: can be listed',
    ]) {
      expect(stdout).toContain(line);
    }
    expect(stderr).toContain('Asking 1 model one tiny question each');
    expect(code).toBe(0);
    expect(server.counts()).toMatchObject({ charges: 1, batches: 0 });
    const journal = readFileSync(join(suite, '..', 'store', 'requests', 'doctor.jsonl'), 'utf8');
    expect(JSON.parse(journal)).toMatchObject({ event: 'attempt', learner: strong, outcome: 'said', attempt: 1 });
    expect(stdout + stderr + journal).not.toContain(KEY);
  });

  test.each([
    ['a wrong key', 'claude-haiku-4-5', { apiKey: 'sk-right' }, /✗ model: .*\(401, authentication_error\)/],
    ['an unknown model', 'claude-unknown', {}, /✗ model: model: claude-unknown \(404, not_found_error\)/],
  ] as const)("%s is said in the API's own words, and no key is", async (_, model, options, expected) => {
    vi.stubEnv('ANTHROPIC_API_KEY', KEY);
    const server = await start('anthropic', options);
    const { stdout, stderr, code } = await visit(writeSuite({ strong: `anthropic/${model}@${server.baseUrl}` }));
    expect(stdout).toMatch(expected);
    expect(stdout).toContain(`✓ host: ${server.baseUrl} answers`);
    expect(stdout + stderr).not.toContain(KEY);
    expect(stderr).toMatch(/1 of \d checks failed/);
    expect(code).toBe(6);
  });

  test('a server that is not there is said to be, with its address', async () => {
    const server = await start('openai');
    await server.close();
    const { stdout, code } = await visit(writeSuite({ strong: `openai/m@${server.baseUrl}` }));
    expect(stdout).toMatch(/✗ host: http:\/\/127\.0\.0\.1:\d+\/v1: .*ECONNREFUSED/);
    expect(code).toBe(6);
  });

  test('a server without log-probabilities is found where beliefs are to come from them', async () => {
    const body = JSON.stringify({
      choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'yes' } }],
    });
    const server = await start('openai', { script: () => ({ act: 'send', body }) });
    const suite = writeSuite({ strong: `openai/m@${server.baseUrl}`, api: 'api: { confidence: logprobs }' });
    const { stdout, code } = await visit(suite);
    expect(stdout).toContain('✗ log-probabilities: the server gives none; say confidence: samples or none');
    expect(code).toBe(6);
  });

  test('--offline asks nobody, and --json has every check', async () => {
    const server = await start('openai');
    const strong = `openai/m@${server.baseUrl}`;
    const { stdout, stderr, code } = await visit(writeSuite({ strong }), '--offline', '--json');
    const { groups } = JSON.parse(stdout) as { groups: { subject: string; checks: { state: string }[] }[] };
    expect(groups.map(({ subject }) => subject)).toEqual(['this machine', strong]);
    expect(groups[1]?.checks).toContainEqual({ check: 'host', state: 'notice', text: 'not asked (--offline)' });
    expect(server.counts().requests).toBe(0);
    expect(stderr).not.toContain('Asking');
    expect(code).toBe(0);
  });

  test('a model without its key is not asked, and the variable is named', async () => {
    vi.stubEnv('ANTHROPIC_API_KEY', '');
    const server = await start('anthropic');
    const { stdout, code } = await visit(writeSuite({ strong: `anthropic/m@${server.baseUrl}` }));
    expect(stdout).toMatch(/✗ key: .*ANTHROPIC_API_KEY is empty/);
    expect(stdout).toContain('! host: not asked: it needs the key first');
    expect(server.counts().requests).toBe(0);
    expect(code).toBe(6);
  });

  test('a suite that is none is wrong usage, and nobody is asked', async () => {
    const suite = writeSuite({ strong: 'openai/m@localhost' });
    expect(await faultOf(() => visit(suite))).toMatchObject({ code: 'usage' });
    expect(existsSync(join(suite, '..', 'store', 'requests'))).toBe(false);
  });
});
