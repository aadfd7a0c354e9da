/**
 * One client of the comparison, as a process of its own: asks N questions, 32 at a time, and looks at each answer.
 * Usage: node scripts/bench/api/client.ts http|sdk|sdk-fetch|sdk-memory BASE_URL N
 */
import http from 'node:http';
import { lightResponse } from '../../../src/learners/api/light-response.ts';
import { openTransport } from '../../../src/learners/api/transport.ts';
import { EXAMPLES, questionAt, SYSTEM } from './questions.ts';

const CONCURRENCY = 32;
const [mode = '', baseUrl = '', count = '0'] = process.argv.slice(2);

const bodyAt = (at: number) => ({
  model: 'mock',
  messages: [
    { role: 'system' as const, content: `${SYSTEM}\n\n${EXAMPLES}` },
    { role: 'user' as const, content: questionAt(at) },
  ],
  max_tokens: 64,
  temperature: 0,
});

type Ask = (at: number) => Promise<string>;
interface Completion {
  readonly choices: readonly { readonly message: { readonly content: string | null } }[];
}
const wordOf = (text: string): string => (JSON.parse(text) as Completion).choices[0]?.message.content ?? '';

function overHttp(): Ask {
  const { hostname, port, pathname } = new URL(baseUrl);
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  const target = { agent, host: hostname, port, path: `${pathname}/chat/completions`, method: 'POST' };
  return at =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify(bodyAt(at));
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        authorization: 'Bearer x',
        'idempotency-key': `k${at}`,
      };
      const request = http.request({ ...target, headers }, response => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(wordOf(Buffer.concat(chunks).toString())));
      });
      request.on('error', reject);
      request.end(body);
    });
}

const REPLY = Buffer.from(
  JSON.stringify({
    id: 'c1',
    object: 'chat.completion',
    created: 0,
    model: 'mock',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'yes', refusal: null } }],
    usage: { prompt_tokens: 190, completion_tokens: 1, total_tokens: 191 },
  }),
);
const fromMemory = async () =>
  lightResponse({ url: baseUrl, status: 200, headers: { 'content-type': 'application/json' }, body: REPLY });

async function overSdk(): Promise<Ask> {
  const { OpenAI } = await import('openai');
  const ownFetch = mode === 'sdk' ? openTransport(baseUrl).fetch : fromMemory;
  const client = new OpenAI({
    apiKey: 'x',
    baseURL: baseUrl,
    maxRetries: 0,
    logLevel: 'off',
    ...(mode === 'sdk-fetch' ? {} : { fetch: ownFetch }),
  });
  return async at => {
    const options = { timeout: 120_000, headers: { 'idempotency-key': `k${at}` } };
    const response = await client.chat.completions.create(bodyAt(at), options).asResponse();
    return wordOf(await response.text());
  };
}

const ask = mode === 'http' ? overHttp() : await overSdk();
let next = 0;
let yes = 0;
async function work(): Promise<void> {
  while (next < Number(count)) if ((await ask(next++)) === 'yes') yes++;
}
await Promise.all(Array.from({ length: CONCURRENCY }, work));
console.log(yes);
process.exit();
