import type { StoredReply, Usage } from '../../core/answers.ts';
import { unwrapAnswer } from './answer-schema.ts';
import { isObject, type JsonObject, malformed, readCount } from './read-json.ts';

const CUT: readonly unknown[] = ['max_tokens', 'model_context_window_exceeded'];

function readUsage({ usage }: JsonObject): Usage {
  if (!isObject(usage)) throw malformed('a message without usage');
  return {
    input: readCount(usage, 'input_tokens'),
    output: readCount(usage, 'output_tokens'),
    cacheRead: readCount(usage, 'cache_read_input_tokens'),
    cacheWrite: readCount(usage, 'cache_creation_input_tokens'),
  };
}

/** The text of all text blocks; thinking is none. */
function readText({ content }: JsonObject): string {
  if (!Array.isArray(content)) throw malformed('a message without content');
  let said = '';
  for (const block of content) {
    if (!isObject(block)) throw malformed('a content block that is none');
    if (block.type !== 'text') continue;
    if (typeof block.text !== 'string') throw malformed('a text block without text');
    said += block.text;
  }
  return said;
}

function refusalReason({ stop_details: details }: JsonObject, said: string): string {
  const { explanation, category } = isObject(details) ? details : {};
  return (
    [explanation, category, said].find(part => typeof part === 'string' && part !== '')?.toString() ?? 'no reason given'
  );
}

function readReply(message: JsonObject, hide: (text: string) => string): StoredReply['reply'] {
  const said = readText(message);
  const { stop_reason: stop } = message;
  if (stop === 'refusal') return { state: 'refused', reason: hide(refusalReason(message, said)) };
  if (CUT.includes(stop)) {
    const { text, isWhole } = unwrapAnswer(said);
    return isWhole ? { state: 'said', text: hide(text) } : { state: 'said', text: hide(said), isCut: true };
  }
  if (stop !== 'end_turn' && stop !== 'stop_sequence') throw malformed(`the message stopped for "${String(stop)}"`);
  return { state: 'said', text: hide(unwrapAnswer(said).text) };
}

/**
 * What a message of the Messages API says, and what it cost.
 * @param hide takes the key out of what the host has written
 * @throws ProviderTrouble `malformed` where it is no message; one that says nothing is an answer, though none that can be read
 */
export function readAnthropicReply(message: JsonObject, hide: (text: string) => string): StoredReply {
  if (message.type !== 'message') throw malformed(`a "${String(message.type)}", not a message`);
  return { reply: readReply(message, hide), usage: readUsage(message) };
}
