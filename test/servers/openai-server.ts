import type { Batch } from 'openai/resources/batches';
import type {
  ChatCompletion,
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionTokenLogprob,
} from 'openai/resources/chat/completions';
import type { FileObject } from 'openai/resources/files';
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

const JSON_SCHEMA = z.strictObject({
  type: z.literal('json_schema'),
  json_schema: z.strictObject({
    name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
    description: z.string().optional(),
    strict: z.boolean().nullish(),
    // What `strict` wants: every property required, no others allowed.
    schema: z.strictObject({
      type: z.literal('object'),
      properties: z.strictObject({
        answer: z.strictObject({ type: z.literal('string'), enum: z.array(z.string()).min(1) }),
      }),
      required: z.tuple([z.literal('answer')]),
      additionalProperties: z.literal(false),
    }),
  }),
});

/** Every field of the SDK's own type and no other: a new one does not compile until it is listed here. */
const FIELDS = {
  messages: z
    .array(z.strictObject({ role: z.enum(['system', 'developer', 'user', 'assistant']), content: z.string() }))
    .min(1),
  model: z.string().min(1),
  audio: z.null().optional(),
  frequency_penalty: z.number().min(-2).max(2).nullish(),
  function_call: z.unknown().optional(),
  functions: z.array(z.unknown()).optional(),
  logit_bias: z.record(z.string(), z.number()).nullish(),
  logprobs: z.boolean().nullish(),
  max_completion_tokens: z.int().min(1).nullish(),
  max_tokens: z.int().min(1).nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  modalities: z.array(z.enum(['text', 'audio'])).nullish(),
  moderation: z.unknown().optional(),
  n: z.int().min(1).nullish(),
  parallel_tool_calls: z.boolean().optional(),
  prediction: z.unknown().optional(),
  presence_penalty: z.number().min(-2).max(2).nullish(),
  prompt_cache_key: z.string().nullish(),
  prompt_cache_options: z.unknown().optional(),
  prompt_cache_retention: z.enum(['in_memory', '24h']).nullish(),
  reasoning_effort: z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max']).nullish(),
  response_format: z.union([JSON_SCHEMA, z.strictObject({ type: z.enum(['text', 'json_object']) })]).optional(),
  safety_identifier: z.string().nullish(),
  seed: z.int().nullish(),
  service_tier: z.enum(['auto', 'default', 'flex', 'scale', 'priority', 'fast']).nullish(),
  stop: z.union([z.string(), z.array(z.string()).max(4)]).nullish(),
  store: z.boolean().nullish(),
  stream: z.literal(false).nullish(),
  stream_options: z.unknown().optional(),
  temperature: z.number().min(0).max(2).nullish(),
  tool_choice: z.unknown().optional(),
  tools: z.array(z.unknown()).optional(),
  top_logprobs: z.int().min(0).max(20).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  user: z.string().optional(),
  verbosity: z.enum(['low', 'medium', 'high']).nullish(),
  web_search_options: z.unknown().optional(),
} satisfies Record<keyof ChatCompletionCreateParamsNonStreaming, z.ZodType>;
const PARAMS = z.strictObject(FIELDS);

/** The first thing wrong, as the API says it. */
function refuse(error: z.ZodError): never {
  const [issue] = error.issues;
  const path = issue?.path.join('.') ?? '';
  if (issue?.code === 'unrecognized_keys') {
    const param = [path, issue.keys[0]].filter(Boolean).join('.');
    throw new ProtocolFault(400, `Unrecognized request argument supplied: ${param}`, {
      code: 'unknown_parameter',
      param,
    });
  }
  throw new ProtocolFault(400, `Invalid value for '${path}': ${issue?.message}`, {
    code: 'invalid_value',
    param: path,
  });
}

function checkPairs({ max_tokens, max_completion_tokens, logprobs, top_logprobs }: z.infer<typeof PARAMS>): void {
  if (max_tokens && max_completion_tokens) {
    throw new ProtocolFault(400, "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.");
  }
  if (top_logprobs && !logprobs) {
    throw new ProtocolFault(400, "The 'top_logprobs' parameter is only allowed when 'logprobs' is enabled.");
  }
}

function checkModel(model: string): void {
  if (model === 'unknown-model') {
    throw new ProtocolFault(404, `The model \`${model}\` does not exist`, { code: 'model_not_found' });
  }
}

function parse(body: unknown): ParsedQuestion {
  const parsed = PARAMS.safeParse(body);
  if (!parsed.success) return refuse(parsed.error);
  checkPairs(parsed.data);
  const { model, messages, response_format: format, logprobs } = parsed.data;
  checkModel(model);
  const say = (isQuestion: boolean): string =>
    messages
      .filter(({ role }) => (role === 'user') === isQuestion)
      .map(({ content }) => content)
      .join('\n\n');
  const [preface, question] = [say(false), say(true)];
  return {
    model,
    preface,
    question,
    words: format?.type === 'json_schema' ? format.json_schema.schema.properties.answer.enum : undefined,
    withOdds: logprobs ?? false,
    isCached: preface.length >= 4096,
    length: preface.length + question.length,
  };
}

const tokensOf = (length: number): number => Math.ceil(length / 4);

const logprob = (token: string, probability: number) => ({
  token,
  logprob: probability > 0 ? Math.log(probability) : -9999,
  bytes: [...Buffer.from(token)],
});

/** The text in tokens of a kind: marks by themselves, words with the space before them. */
function writeLogprobs(
  text: string,
  word: string,
  odds: Readonly<Record<string, number>>,
): ChatCompletionTokenLogprob[] {
  return (text.match(/ ?\w+|[^\w\s]+|\s/g) ?? []).map(token => {
    const isAnswer = token.trim() === word;
    const others = isAnswer
      ? Object.entries(odds).map(([other, share]) => logprob(token.replace(word, other), share))
      : [];
    return { ...logprob(token, isAnswer ? (odds[word] ?? 1) : 1), top_logprobs: others };
  });
}

let completions = 0;

function write(told: Told, question: ParsedQuestion, wasSeen: boolean): ChatCompletion {
  const word = told.act === 'answer' ? told.word : '';
  const wrapped = question.words ? JSON.stringify({ answer: word }) : word;
  const text = told.act === 'answer' ? (told.text ?? wrapped) : '';
  const [prompt, completion] = [tokensOf(question.length), Math.max(1, tokensOf(text.length))];
  const isCut = told.act === 'answer' && told.isCut;
  const odds = told.act === 'answer' ? (told.odds ?? {}) : {};
  return {
    id: `chatcmpl-${++completions}`,
    object: 'chat.completion',
    created: 1_790_000_000,
    model: question.model,
    choices: [
      {
        index: 0,
        finish_reason: isCut ? 'length' : 'stop',
        logprobs: question.withOdds ? { content: writeLogprobs(text, word, odds), refusal: null } : null,
        message: { role: 'assistant', content: text || null, refusal: told.act === 'refuse' ? told.reason : null },
      },
    ],
    usage: {
      prompt_tokens: prompt,
      completion_tokens: completion,
      total_tokens: prompt + completion,
      prompt_tokens_details: { cached_tokens: wasSeen ? Math.floor(tokensOf(question.preface.length) / 128) * 128 : 0 },
    },
  };
}

const writeError: Dialect['writeError'] = ({ status, message, code, param }) => ({
  error: {
    message,
    type: status < 500 ? 'invalid_request_error' : 'server_error',
    param: param ?? null,
    code: code ?? null,
  },
});

interface StoredBatch {
  readonly batch: Batch;
  readonly lines: readonly { readonly key: string; readonly body: unknown }[];
  readonly faults: readonly { readonly message: string; readonly line: number }[];
  pollsLeft: number;
}

type Line = { readonly custom_id: string; readonly response: unknown; readonly error: unknown };

function respond(key: string, status: number, body: unknown): Line {
  return { custom_id: key, response: { status_code: status, request_id: `req_${key}`, body }, error: null };
}

function lineOf(key: string, behaviour: Behaviour, write: (told: Told) => unknown): Line {
  if (behaviour.act === 'expire' || behaviour.act === 'cancel') {
    const code = behaviour.act === 'expire' ? 'batch_expired' : 'batch_cancelled';
    return { custom_id: key, response: null, error: { code, message: 'This request could not be executed in time.' } };
  }
  if (behaviour.act === 'answer' || behaviour.act === 'refuse' || behaviour.act === 'say-nothing') {
    return respond(key, 200, write(behaviour));
  }
  const status = behaviour.act === 'fail' ? behaviour.status : 500;
  const message = behaviour.act === 'fail' ? (behaviour.message ?? `Trouble ${status}`) : behaviour.act;
  return respond(key, status, writeError({ status, message }));
}

const isGood = ({ response }: Line): boolean =>
  typeof response === 'object' && response !== null && 'status_code' in response && response.status_code === 200;

class BatchRoutes {
  readonly #files = new Map<string, string>();
  readonly #batches = new Map<string, StoredBatch>();

  readonly serve: Dialect['serve'] = ({ method, path, query, body, contentType }, desk) => {
    const [, , room, id, part] = path.split('/');
    if (room === 'files' && id === undefined && method === 'POST') return this.#upload(body, contentType);
    if (room === 'files' && id !== undefined && part === 'content') return this.#download(id);
    if (room !== 'batches') return undefined;
    if (id !== undefined) return this.#show(id, desk);
    return method === 'POST' ? this.#create(body, desk) : this.#list(query);
  };

  #keep(text: string): string {
    const id = `file-${this.#files.size + 1}`;
    this.#files.set(id, text);
    return id;
  }

  #upload(body: string, contentType: string): Served {
    const boundary = /boundary=(.+)$/.exec(contentType)?.[1];
    if (boundary === undefined) throw new ProtocolFault(400, 'A file is sent as multipart/form-data');
    const parts = body
      .split(`--${boundary}`)
      .map(part => part.replace(/^\r\n/, '').replace(/\r\n$/, '').split('\r\n\r\n'));
    const partOf = (name: string): string | undefined =>
      parts
        .find(([head]) => head?.includes(`name="${name}"`))
        ?.slice(1)
        .join('\r\n\r\n');
    const text = partOf('file');
    if (partOf('purpose') !== 'batch' || text === undefined)
      throw new ProtocolFault(400, "'purpose' and 'file' are required");
    const file: FileObject = {
      id: this.#keep(text),
      object: 'file',
      bytes: text.length,
      created_at: 1_790_000_000,
      filename: 'requests.jsonl',
      purpose: 'batch',
      status: 'processed',
    };
    return { body: JSON.stringify(file) };
  }

  #download(id: string): Served {
    const text = this.#files.get(id);
    if (text === undefined) throw new ProtocolFault(404, `No such File object: ${id}`);
    return { body: text, contentType: 'application/octet-stream' };
  }

  #create(body: string, desk: Desk): Served {
    const parsed = BATCH.safeParse(JSON.parse(body));
    if (!parsed.success) return refuse(parsed.error);
    const text = this.#files.get(parsed.data.input_file_id);
    if (text === undefined) throw new ProtocolFault(404, `No such File object: ${parsed.data.input_file_id}`);
    const id = `batch_${this.#batches.size + 1}`;
    const { lines, faults } = readInput(text);
    const created = Math.floor(desk.now().getTime() / 1000);
    const batch: Batch = {
      id,
      object: 'batch',
      ...parsed.data,
      metadata: parsed.data.metadata ?? null,
      created_at: created,
      status: 'validating',
      request_counts: { completed: 0, failed: 0, total: 0 },
    };
    this.#batches.set(id, { batch, lines, faults, pollsLeft: desk.polls });
    desk.countBatch();
    return { body: JSON.stringify(batch) };
  }

  /** Looks at a batch: until then it has no requests that are counted. */
  #validate({ batch, lines, faults }: StoredBatch): void {
    if (faults.length > 0) {
      batch.status = 'failed';
      batch.errors = { object: 'list', data: [...faults] };
    } else {
      batch.status = 'in_progress';
      batch.request_counts = { completed: 0, failed: 0, total: lines.length };
    }
  }

  /** Results in another order than the requests, good and bad ones in files of their own. */
  #settle({ batch, lines }: StoredBatch, desk: Desk): void {
    const all = lines.map(({ key, body }): Line => {
      try {
        const question = parse(body);
        const { behaviour, wasSeen } = desk.decide(question, key);
        return lineOf(key, behaviour, told => write(told, question, wasSeen));
      } catch (error) {
        if (!(error instanceof ProtocolFault)) throw error;
        return respond(key, error.status, writeError(error));
      }
    });
    const store = (some: readonly Line[]): string => this.#keep(some.map(line => `${JSON.stringify(line)}\n`).join(''));
    const good = all.filter(isGood).reverse();
    const bad = all.filter(line => !isGood(line));
    if (good.length > 0) batch.output_file_id = store(good);
    if (bad.length > 0) batch.error_file_id = store(bad);
    batch.status = bad.some(({ error }) => error !== null) ? 'expired' : 'completed';
    batch.request_counts = { completed: good.length, failed: bad.length, total: all.length };
  }

  #show(id: string, desk: Desk): Served {
    const stored = this.#batches.get(id);
    if (stored === undefined) throw new ProtocolFault(404, `No batch found with id '${id}'.`);
    if (stored.batch.status === 'validating') this.#validate(stored);
    if (stored.batch.status === 'in_progress' && stored.pollsLeft-- <= 0) this.#settle(stored, desk);
    return { body: JSON.stringify(stored.batch) };
  }

  #list(query: URLSearchParams): Served {
    const all = [...this.#batches.values()].map(({ batch }) => batch).reverse();
    const after = query.get('after');
    const from = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
    const data = all.slice(from, from + Math.min(Number(query.get('limit') ?? 20), 2));
    return { body: JSON.stringify({ object: 'list', data, has_more: from + data.length < all.length }) };
  }
}

const BATCH = z.strictObject({
  input_file_id: z.string(),
  endpoint: z.literal('/v1/chat/completions'),
  completion_window: z.literal('24h'),
  metadata: z.record(z.string(), z.string()).nullish(),
});
const INPUT = z.strictObject({
  custom_id: z.string(),
  method: z.literal('POST'),
  url: z.literal('/v1/chat/completions'),
  body: z.unknown(),
});

function readInput(text: string): Pick<StoredBatch, 'lines' | 'faults'> {
  const faults: { message: string; line: number }[] = [];
  const lines: { key: string; body: unknown }[] = [];
  const keys = new Set<string>();
  for (const [at, row] of text.trimEnd().split('\n').entries()) {
    const parsed = INPUT.safeParse(JSON.parse(row));
    if (!parsed.success) faults.push({ message: 'Invalid line', line: at + 1 });
    else if (keys.has(parsed.data.custom_id)) faults.push({ message: 'The custom_id is a duplicate.', line: at + 1 });
    else {
      keys.add(parsed.data.custom_id);
      lines.push({ key: parsed.data.custom_id, body: parsed.data.body });
    }
  }
  return { lines, faults };
}

function checkHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  apiKey: string | undefined,
): void {
  const key = String(headers.authorization ?? '').replace(/^Bearer /, '');
  if (key === '' || (apiKey !== undefined && key !== apiKey)) {
    throw new ProtocolFault(401, `Incorrect API key provided: ${key}.`, { code: 'invalid_api_key' });
  }
}

/** A server that speaks Chat Completions, with files and batches, as strictly as the SDK's types have it. */
export const startOpenAiServer = (options: ServerOptions): Promise<ProtocolServer> =>
  startProtocolServer(
    {
      basePath: '/v1',
      askPath: '/v1/chat/completions',
      requestIdHeader: 'x-request-id',
      checkHeaders,
      checkModel,
      parse,
      write,
      writeError,
      serve: new BatchRoutes().serve,
    },
    options,
  );
