import { answerSchema } from './answer-schema.ts';
import type { ModelRequest } from './provider.ts';
import { thinkingOf } from './thinking-of.ts';

const text = (content: string) => ({ type: 'text' as const, text: content });

/**
 * A request in the words of the Messages API. The examples end the part that is cached. No temperature: the API takes none since
 * version 2026-10-21, and its newest models refuse it. A schema is asked for as the format of the output: a forced tool is an error
 * with models that always think.
 */
export function anthropicParams({ model, preamble, text: question }: ModelRequest) {
  const { thinking, effort } = thinkingOf(model);
  const format =
    preamble.form === 'schema' ? { type: 'json_schema' as const, schema: answerSchema(preamble.answers) } : undefined;
  const system = [
    ...(preamble.system === '' ? [] : [text(preamble.system)]),
    ...(preamble.examples === ''
      ? []
      : [{ ...text(preamble.examples), cache_control: { type: 'ephemeral' as const } }]),
  ];
  return {
    model,
    max_tokens: preamble.maxTokens,
    ...(system.length > 0 && { system }),
    messages: [{ role: 'user' as const, content: question }],
    ...(thinking && { thinking }),
    ...((format || effort) && { output_config: { ...(format && { format }), ...(effort && { effort }) } }),
  };
}
