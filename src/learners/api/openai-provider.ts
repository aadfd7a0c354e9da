import OpenAI from 'openai';
import { readOpenAiLimits } from './answer-headers.ts';
import { isOpenAiHost } from './base-url-of.ts';
import { BATCH_LIMITS } from './batch-limits.ts';
import { asLookup, type Failure } from './classify-failure.ts';
import { type AnswerForm, deliverAnswer } from './deliver-answer.ts';
import { type Guard, guardSecret } from './guard-secret.ts';
import { lookUpModel } from './look-up-model.ts';
import { readOpenAiOutcome } from './openai-outcome.ts';
import { openAiParams } from './openai-params.ts';
import { openAiRefusal } from './openai-refusal.ts';
import { readOpenAiReply } from './openai-reply.ts';
import {
  type BatchedOutcome,
  type Delivery,
  type HostBatches,
  type HostedBatch,
  type ModelRequest,
  type Provider,
  ProviderTrouble,
} from './provider.ts';
import { readLines } from './read-lines.ts';
import { strangeFailure } from './strange-failure.ts';
import { submitBatch } from './submit-batch.ts';
import { openTransport } from './transport.ts';

const ENDPOINT = '/v1/chat/completions';
/** What the name of a batch is kept under at the host. */
const NAME = 'carryover';
const ENDED: readonly OpenAI.Batch['status'][] = ['completed', 'failed', 'expired', 'cancelled'];

/** What the SDK says of an error. */
function describe(error: unknown): Failure {
  if (!(error instanceof OpenAI.APIError)) return strangeFailure(error);
  const { status, headers, code, type, message } = error;
  return {
    status,
    headers,
    code: typeof code === 'string' ? code : type,
    message: status === undefined ? message : message.replace(new RegExp(`^${status} `), ''),
    isTimeout: error instanceof OpenAI.APIConnectionTimeoutError,
    cause: error.cause,
  };
}

/** Seconds since 1970 as `2026-11-21T20:03:19Z`, without a clock. */
const isoTime = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'UTC' });
const writeTime = (seconds: number): string => `${isoTime.format(seconds * 1000).replace(' ', 'T')}Z`;

/** How the host lists a batch: it counts no requests before it has looked at them. */
const listed = ({ id, created_at: seconds, metadata, request_counts: counts }: OpenAI.Batch): HostedBatch => ({
  id,
  createdAt: writeTime(seconds),
  name: metadata?.[NAME],
  total: counts?.total || undefined,
});

/** Outcomes of a batch that has ended, out of both of its files. */
async function* listOutcomes(
  client: OpenAI,
  id: string,
  hide: (text: string) => string,
): AsyncGenerator<BatchedOutcome> {
  const batch = await client.batches.retrieve(id);
  if (batch.status === 'failed') {
    const reasons = (batch.errors?.data ?? []).map(({ message, code }) => message ?? code);
    throw new ProviderTrouble('bad-request', `The batch was not accepted: ${reasons.join('; ') || 'no reason given'}`);
  }
  for (const file of [batch.output_file_id, batch.error_file_id]) {
    const { body } = file ? await client.files.content(file) : { body: null };
    if (body === null) continue;
    for await (const line of readLines(body)) yield readOpenAiOutcome(line, hide);
  }
}

/** Batches of the account, by files of requests and of outcomes. */
function openBatches(client: OpenAI, guard: Guard, lookup: Guard): HostBatches {
  const isOpenAi = isOpenAiHost(client.baseURL);
  const writeLine = (request: ModelRequest): string =>
    `${JSON.stringify({ custom_id: request.key, method: 'POST', url: ENDPOINT, body: openAiParams(request, isOpenAi) })}\n`;
  return {
    ...BATCH_LIMITS,
    sizeOf: request => Buffer.byteLength(writeLine(request)),
    submit: (requests, name) =>
      guard.run(async () => {
        const file = new File(requests.map(writeLine), 'requests.jsonl', { type: 'application/jsonl' });
        const { id } = await submitBatch(() => client.files.create({ file, purpose: 'batch' }), describe);
        const terms = { endpoint: ENDPOINT, completion_window: '24h', metadata: { [NAME]: name } } as const;
        return (await client.batches.create({ ...terms, input_file_id: id })).id;
      }),
    hasEnded: id => lookup.run(async () => ENDED.includes((await client.batches.retrieve(id)).status)),
    outcomes: id => lookup.each(() => listOutcomes(client, id, lookup.hide)),
    recent: () =>
      guard.each(async function* () {
        for await (const batch of client.batches.list({ limit: 100 })) {
          yield listed(batch);
        }
      }),
  };
}

const FORM: AnswerForm = {
  requestIdHeader: 'x-request-id',
  readReply: readOpenAiReply,
  readLimits: readOpenAiLimits,
};

/**
 * Models behind the OpenAI protocol, by its SDK, which tries nothing twice.
 * @param options.baseUrl with its version, such as `http://localhost:8000/v1`
 */
export function openAiProvider(options: { readonly apiKey: string; readonly baseUrl: string }): Provider {
  const { apiKey, baseUrl } = options;
  const isOpenAi = isOpenAiHost(baseUrl);
  const transport = openTransport(baseUrl);
  const client = new OpenAI({
    apiKey,
    baseURL: baseUrl,
    fetch: transport.fetch,
    maxRetries: 0,
    logLevel: 'off',
    adminAPIKey: null,
    // Else the SDK would tell any host the organization that the environment names.
    ...(!isOpenAi && { organization: null, project: null }),
  });
  const guard = guardSecret(apiKey, describe);
  const ask = async (request: ModelRequest, timeoutMs: number): Promise<Delivery> => {
    const sent = client.chat.completions.create(openAiParams(request, isOpenAi), {
      timeout: Math.ceil(timeoutMs),
      headers: { 'idempotency-key': request.key },
    });
    try {
      return await deliverAnswer(await sent.asResponse(), FORM, guard);
    } catch (error) {
      const { code, message } = describe(error);
      const refusal = openAiRefusal(code, guard.hide(message));
      if (refusal === undefined) throw error;
      return refusal;
    }
  };
  return {
    send: (request, { timeoutMs }) => guard.run(() => ask(request, timeoutMs)),
    lookUp: (model, { timeoutMs: timeout }) =>
      lookUpModel(() => client.models.retrieve(model, { timeout }), describe, guard),
    batches: openBatches(
      client,
      guard,
      guardSecret(apiKey, error => asLookup(describe(error))),
    ),
    close: async () => transport.close(),
  };
}
