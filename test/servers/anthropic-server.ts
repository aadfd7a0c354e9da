import type {
  Message,
  MessageBatch,
  MessageBatchIndividualResponse,
  MessageBatchResult,
  MessageCreateParamsNonStreaming,
} from '@anthropic-ai/sdk/resources/messages';
import { z } from 'zod';
import type { Behaviour } from './behaviour.ts';
import {
  type Desk,
  type Dialect,
  type ParsedQuestion,
  ProtocolFault,
  type ProtocolServer,
  type Served,
  type ServerOptions,
  startProtocolServer,
  type Told,
} from './protocol-server.ts';

const CACHE = z.strictObject({ type: z.literal('ephemeral'), ttl: z.enum(['5m', '1h']).optional() });
const TEXT = z.strictObject({ type: z.literal('text'), text: z.string().min(1), cache_control: CACHE.nullish() });
const CONTENT = z.union([z.string().min(1), z.array(TEXT).min(1)]);

/** Only headers carry these. */
type HeaderParams = 'user_profile_id' | 'workspace_id';

/** Every field of the SDK's own type and no other: a new one does not compile until it is listed here. */
const FIELDS = {
  model: z.string().min(1),
  max_tokens: z.int().min(0),
  messages: z.array(z.strictObject({ role: z.enum(['user', 'assistant']), content: CONTENT })).min(1),
  system: CONTENT.optional(),
  output_config: z
    .strictObject({
      effort: z.enum(['low', 'medium', 'high', 'xhigh', 'max']).nullish(),
      format: z.strictObject({ type: z.literal('json_schema'), schema: z.record(z.string(), z.unknown()) }).nullish(),
    })
    .optional(),
  thinking: z
    .union([
      z.strictObject({ type: z.enum(['disabled', 'between_tools']) }),
      z.strictObject({ type: z.literal('adaptive'), display: z.enum(['summarized', 'omitted']).nullish() }),
      z.strictObject({ type: z.literal('enabled'), budget_tokens: z.int().min(1024) }),
    ])
    .optional(),
  cache_control: CACHE.nullish(),
  container: z.unknown().optional(),
  diagnostics: z.unknown().optional(),
  inference_geo: z.string().nullish(),
  metadata: z.strictObject({ user_id: z.string().nullish() }).optional(),
  service_tier: z.enum(['auto', 'standard_only']).optional(),
  speed: z.enum(['standard', 'fast']).nullish(),
  stop_sequences: z.array(z.string()).optional(),
  stream: z.literal(false).optional(),
  tool_choice: z.unknown().optional(),
  tools: z.array(z.unknown()).optional(),
} satisfies Record<Exclude<keyof MessageCreateParamsNonStreaming, HeaderParams>, z.ZodType>;
const PARAMS = z.strictObject(FIELDS);

const BATCH = z.strictObject({
  requests: z
    .array(z.strictObject({ custom_id: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/), params: z.unknown() }))
    .min(1)
    .max(100_000),
});

/** The first thing wrong, as the API says it. */
function refuse(error: z.ZodError): never {
  const [issue] = error.issues;
  const path = issue?.path.join('.') ?? '';
  if (issue?.code === 'unrecognized_keys') {
    const at = [path, issue.keys[0]].filter(Boolean).join('.');
    throw new ProtocolFault(400, `${at}: Extra inputs are not permitted`);
  }
  throw new ProtocolFault(400, `${path}: ${issue?.message ?? 'Invalid input'}`);
}

const join = (content: z.infer<typeof CONTENT> | undefined): string =>
  content === undefined ? '' : typeof content === 'string' ? content : content.map(block => block.text).join('\n\n');

/** What the documentation says of models that do not take every form of thinking. */
function checkThinking(model: string, type: string | undefined): void {
  const refused = (form: string): never => {
    throw new ProtocolFault(400, `"thinking.type.${form}" is not supported for this model.`);
  };
  const alwaysThinks = /^claude-(?:opus-5-5|fable|mythos)/.test(model);
  const isSonnet = model.startsWith('claude-sonnet-5-5');
  if (type === 'disabled' && (alwaysThinks || isSonnet)) refused(type);
  if (type === 'between_tools' && !isSonnet) refused(type);
  if (type === 'enabled' && !/^claude-(?:opus|sonnet|haiku)-4-[0-5]/.test(model)) refused(type);
}

const SCHEMA = z.object({
  type: z.literal('object'),
  properties: z.object({ answer: z.object({ type: z.literal('string'), enum: z.array(z.string()).min(1) }) }),
  required: z.tuple([z.literal('answer')]),
  additionalProperties: z.literal(false),
});

function checkModel(model: string): void {
  if (model === 'claude-unknown') throw new ProtocolFault(404, `model: ${model}`);
}

function parse(body: unknown): ParsedQuestion {
  const parsed = PARAMS.safeParse(body);
  if (!parsed.success) return refuse(parsed.error);
  const { model, messages, system, output_config: config, thinking } = parsed.data;
  checkModel(model);
  checkThinking(model, thinking?.type);
  const schema = config?.format ? SCHEMA.safeParse(config.format.schema) : undefined;
  if (schema?.success === false) throw new ProtocolFault(400, 'output_config.format.schema: Invalid schema');
  const preface = join(system);
  const question = messages.map(({ content }) => join(content)).join('\n\n');
  return {
    model,
    preface,
    question,
    words: schema?.data.properties.answer.enum,
    withOdds: false,
    isCached: Array.isArray(system) && system.some(block => block.cache_control),
    length: preface.length + question.length,
  };
}

const TYPES: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  429: 'rate_limit_error',
  504: 'timeout_error',
  529: 'overloaded_error',
};

const tokensOf = (length: number): number => Math.ceil(length / 4);

const NO_USAGE = {
  cache_creation: null,
  inference_geo: null,
  output_tokens_details: null,
  server_tool_use: null,
  speed: null,
  service_tier: 'standard',
} as const;

let messages = 0;

function write(told: Told, question: ParsedQuestion, wasSeen: boolean): Message {
  const { words, preface, isCached } = question;
  const word = told.act === 'answer' ? told.word : '';
  const wrapped = words ? JSON.stringify({ answer: word }) : word;
  const text = told.act === 'answer' ? (told.text ?? wrapped) : '';
  const cached = isCached ? tokensOf(preface.length) : 0;
  return {
    id: `msg_${++messages}`,
    type: 'message',
    role: 'assistant',
    model: question.model,
    container: null,
    diagnostics: null,
    content: text === '' ? [] : [{ type: 'text', text, citations: null }],
    stop_reason: told.act === 'refuse' ? 'refusal' : told.act === 'answer' && told.isCut ? 'max_tokens' : 'end_turn',
    stop_sequence: null,
    stop_details: told.act === 'refuse' ? { type: 'refusal', category: null, explanation: told.reason } : null,
    usage: {
      ...NO_USAGE,
      input_tokens: tokensOf(question.length) - cached,
      cache_read_input_tokens: wasSeen ? cached : 0,
      cache_creation_input_tokens: wasSeen ? 0 : cached,
      output_tokens: Math.max(1, tokensOf(text.length)),
    },
  };
}

const writeError = ({ status, message }: { status: number; message: string }) => ({
  type: 'error',
  error: { type: TYPES[status] ?? (status < 500 ? 'invalid_request_error' : 'api_error'), message },
  request_id: null,
});

interface Batch {
  readonly id: string;
  readonly createdAt: Date;
  readonly requests: readonly { readonly key: string; readonly params: unknown }[];
  pollsLeft: number;
  results: readonly MessageBatchIndividualResponse[] | undefined;
}

function resultOf(behaviour: Behaviour, question: ParsedQuestion, wasSeen: boolean): MessageBatchResult {
  if (behaviour.act === 'expire') return { type: 'expired' };
  if (behaviour.act === 'cancel') return { type: 'canceled' };
  if (behaviour.act === 'answer' || behaviour.act === 'refuse' || behaviour.act === 'say-nothing') {
    return { type: 'succeeded', message: write(behaviour, question, wasSeen) };
  }
  const fault = behaviour.act === 'fail' ? behaviour : { status: 500, message: behaviour.act };
  const error = writeError({ status: fault.status, message: fault.message ?? `Trouble ${fault.status}` });
  return { type: 'errored', error: error as Extract<MessageBatchResult, { type: 'errored' }>['error'] };
}

/** Results in another order than the requests. */
function settle(batch: Batch, desk: Desk): readonly MessageBatchIndividualResponse[] {
  return batch.requests
    .map(({ key, params }): MessageBatchIndividualResponse => {
      try {
        const question = parse(params);
        const { behaviour, wasSeen } = desk.decide(question, key);
        return { custom_id: key, result: resultOf(behaviour, question, wasSeen) };
      } catch (error) {
        if (!(error instanceof ProtocolFault)) throw error;
        const { status, message } = error;
        return { custom_id: key, result: resultOf({ act: 'fail', status, message }, NO_QUESTION, false) };
      }
    })
    .reverse();
}

const NO_QUESTION: ParsedQuestion = {
  model: '',
  preface: '',
  question: '',
  words: undefined,
  withOdds: false,
  isCached: false,
  length: 0,
};

function writeBatch({ id, createdAt, requests, results }: Batch): MessageBatch {
  const count = (type: string): number => results?.filter(({ result }) => result.type === type).length ?? 0;
  return {
    id,
    type: 'message_batch',
    archived_at: null,
    cancel_initiated_at: null,
    created_at: createdAt.toISOString(),
    ended_at: results ? createdAt.toISOString() : null,
    expires_at: createdAt.toISOString(),
    processing_status: results ? 'ended' : 'in_progress',
    request_counts: {
      processing: results ? 0 : requests.length,
      succeeded: count('succeeded'),
      errored: count('errored'),
      canceled: count('canceled'),
      expired: count('expired'),
    },
    // As behind a proxy: the address of the host itself.
    results_url: results ? `https://api.anthropic.com/v1/messages/batches/${id}/results` : null,
  };
}

function makeBatchRoutes(): Dialect['serve'] {
  const batches = new Map<string, Batch>();
  const PATH = /^\/v1\/messages\/batches(?:\/([^/]+)(\/results)?)?$/;

  function create(body: string, desk: Desk): Served {
    const parsed = BATCH.safeParse(JSON.parse(body));
    if (!parsed.success) return refuse(parsed.error);
    const requests = parsed.data.requests.map(({ custom_id: key, params }) => ({ key, params }));
    if (new Set(requests.map(({ key }) => key)).size < requests.length) {
      throw new ProtocolFault(400, 'requests: custom_id must be unique within a batch');
    }
    const id = `msgbatch_${batches.size + 1}`;
    const batch: Batch = { id, createdAt: desk.now(), requests, pollsLeft: desk.polls, results: undefined };
    batches.set(id, batch);
    desk.countBatch();
    return { body: JSON.stringify(writeBatch(batch)) };
  }

  function list(query: URLSearchParams): Served {
    const all = [...batches.values()].reverse();
    const after = query.get('after_id');
    const from = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
    const page = all.slice(from, from + Math.min(Number(query.get('limit') ?? 20), 2));
    const answer = {
      data: page.map(batch => writeBatch(batch)),
      has_more: from + page.length < all.length,
      first_id: page[0]?.id ?? null,
      last_id: page.at(-1)?.id ?? null,
    };
    return { body: JSON.stringify(answer) };
  }

  function show(id: string, isResults: boolean, desk: Desk): Served {
    const batch = batches.get(id);
    if (batch === undefined) throw new ProtocolFault(404, `No message batch found: ${id}`);
    if (!isResults) {
      if (batch.results === undefined && batch.pollsLeft-- <= 0) batch.results = settle(batch, desk);
      return { body: JSON.stringify(writeBatch(batch)) };
    }
    if (batch.results === undefined) throw new ProtocolFault(400, 'The batch has not ended');
    return {
      body: batch.results.map(line => `${JSON.stringify(line)}\n`).join(''),
      contentType: 'application/x-jsonl',
    };
  }

  return ({ method, path, query, body }, desk) => {
    const match = PATH.exec(path);
    if (match === null) return undefined;
    const [, id, results] = match;
    if (id !== undefined) return method === 'GET' ? show(id, results !== undefined, desk) : undefined;
    return method === 'POST' ? create(body, desk) : list(query);
  };
}

function checkHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  apiKey: string | undefined,
): void {
  const key = headers['x-api-key'] ?? String(headers.authorization ?? '').replace(/^Bearer /, '');
  if (key === '' || (apiKey !== undefined && key !== apiKey)) throw new ProtocolFault(401, 'invalid x-api-key');
  if (headers['anthropic-version'] === undefined) {
    throw new ProtocolFault(400, 'anthropic-version: header is required');
  }
}

/** A server that speaks the Messages API, batches included, as strictly as the SDK's types have it. */
export const startAnthropicServer = (options: ServerOptions): Promise<ProtocolServer> =>
  startProtocolServer(
    {
      basePath: '',
      askPath: '/v1/messages',
      requestIdHeader: 'request-id',
      checkHeaders,
      checkModel,
      parse,
      write,
      writeError,
      serve: makeBatchRoutes(),
    },
    options,
  );
