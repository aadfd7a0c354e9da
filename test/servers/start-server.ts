import { answerSums, type Skills } from './answer-sums.ts';
import { startAnthropicServer } from './anthropic-server.ts';
import { answerByHash, type Behaviour, type Flakiness, makeFlaky, type Script } from './behaviour.ts';
import { startOpenAiServer } from './openai-server.ts';
import type { ServerOptions } from './protocol-server.ts';

/** What the one argument, a JSON object, may say. */
export interface StartOptions extends Omit<ServerOptions, 'script'> {
  readonly protocol: 'anthropic' | 'openai';
  /** Words for label 0 and label 1, where the request has no schema. */
  readonly words?: readonly [string, string];
  readonly flaky?: Flakiness;
  /** Answers sums as models of these skills do; any model answers by a hash where it is absent. */
  readonly skills?: Skills;
  /** What every question gets, in place of an answer. */
  readonly always?: Behaviour;
  /** What questions with a text in them get, in place of an answer. */
  readonly except?: readonly { readonly text: string; readonly behaviour: Behaviour }[];
}

function scriptOf({ words = ['no', 'yes'], flaky, skills, always, except = [] }: StartOptions): Script {
  const answer = skills ? answerSums(skills, words) : answerByHash(words);
  const script: Script = seen =>
    always ?? except.find(({ text }) => seen.question.includes(text))?.behaviour ?? answer(seen);
  return flaky ? makeFlaky(script, flaky) : script;
}

// Runs a server as a process of its own: prints its base URL, and serves its counts at /counts of its port until it is ended.
const options = JSON.parse(process.argv[2] ?? '{}') as StartOptions;
const start = options.protocol === 'openai' ? startOpenAiServer : startAnthropicServer;
const listed = options.listed ?? (options.skills && Object.keys(options.skills));
const { baseUrl } = await start({ ...options, ...(listed && { listed }), script: scriptOf(options) });
process.stdout.write(`${baseUrl}\n`);
