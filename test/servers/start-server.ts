import { startAnthropicServer } from './anthropic-server.ts';
import { answerByHash, type Flakiness, makeFlaky } from './behaviour.ts';
import { startOpenAiServer } from './openai-server.ts';
import type { ServerOptions } from './protocol-server.ts';

/** What the one argument, a JSON object, may say. */
interface StartOptions extends Omit<ServerOptions, 'script'> {
  readonly protocol: 'anthropic' | 'openai';
  /** Words for label 0 and label 1, where the request has no schema. */
  readonly words?: readonly [string, string];
  readonly flaky?: Flakiness;
}

// Runs a server as a process of its own: prints its base URL, and serves its counts at /counts of its port until it is ended.
const { protocol, words = ['no', 'yes'], flaky, ...options } = JSON.parse(process.argv[2] ?? '{}') as StartOptions;
const script = flaky ? makeFlaky(answerByHash(words), flaky) : answerByHash(words);
const start = protocol === 'openai' ? startOpenAiServer : startAnthropicServer;
const { baseUrl } = await start({ ...options, script });
process.stdout.write(`${baseUrl}\n`);
