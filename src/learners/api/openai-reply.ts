import type { StoredReply, Usage } from '../../core/answers.ts';
import { unwrapAnswer } from './answer-schema.ts';
import { listOdds } from './list-odds.ts';
import { isObject, type JsonObject, malformed, readCount } from './read-json.ts';

/** Tokens of the prompt include those of the cache here; hosts of one's own may count nothing at all. */
function readUsage({ usage }: JsonObject): Usage {
  if (!isObject(usage)) return { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };
  const details = isObject(usage.prompt_tokens_details) ? usage.prompt_tokens_details : {};
  const cacheRead = readCount(details, 'cached_tokens');
  const cacheWrite = readCount(details, 'cache_write_tokens');
  const input = Math.max(0, readCount(usage, 'prompt_tokens') - cacheRead - cacheWrite);
  return { input, output: readCount(usage, 'completion_tokens'), cacheRead, cacheWrite };
}

function readReply(choice: JsonObject, hide: (text: string) => string): StoredReply['reply'] {
  const { message, finish_reason: finish } = choice;
  if (!isObject(message)) throw malformed('a choice without a message');
  if (typeof message.refusal === 'string' && message.refusal !== '') {
    return { state: 'refused', reason: hide(message.refusal) };
  }
  const said = message.content ?? '';
  if (typeof said !== 'string') throw malformed('content that is no text');
  if (finish === 'content_filter')
    return { state: 'refused', reason: hide(said.trim() || "The host's content filter") };
  const { text, start, isWhole } = unwrapAnswer(said);
  const isCut = finish === 'length' && !isWhole;
  const odds = listOdds(choice.logprobs, said, start);
  return { state: 'said', text: hide(text), ...(isCut && { isCut }), ...(odds && { odds }) };
}

/**
 * What a chat completion says, and what it cost.
 * @param hide takes the key out of what the host has written
 * @throws ProviderTrouble `malformed` where it is no completion; one that says nothing is an answer, though none that can be read
 */
export function readOpenAiReply(completion: JsonObject, hide: (text: string) => string): StoredReply {
  const { choices } = completion;
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined;
  if (!isObject(choice)) throw malformed('a completion without choices');
  return { reply: readReply(choice, hide), usage: readUsage(completion) };
}
