import Anthropic from '@anthropic-ai/sdk';
import { readAnthropicLimits } from './answer-headers.ts';
import { anthropicParams } from './anthropic-params.ts';
import { readAnthropicReply } from './anthropic-reply.ts';
import { asLookup, type Failure, kindOfStatus } from './classify-failure.ts';
import { type Guard, guardSecret } from './guard-secret.ts';
import {
  type BatchDesk,
  type BatchedOutcome,
  type Delivery,
  type ModelRequest,
  type Provider,
  ProviderTrouble,
} from './provider.ts';
import { isObject, readJson } from './read-json.ts';
import { openTransport } from './transport.ts';

const HOST = 'https://api.anthropic.com';
/** The API takes 100,000; requests with many examples would not fit its 256 MB, nor much of our memory. */
const MOST_IN_BATCH = 5000;

/** What the SDK says of an error. */
function describe(error: unknown): Failure {
  if (!(error instanceof Anthropic.APIError)) {
    const message = error instanceof Error ? error.message : String(error);
    return { status: undefined, headers: undefined, code: undefined, message, isTimeout: false, cause: error };
  }
  return {
    status: error.status,
    headers: error.headers,
    code: error.errorCode ?? error.type ?? undefined,
    message: error.apiMessage ?? error.message,
    isTimeout: error instanceof Anthropic.APIConnectionTimeoutError,
    cause: error.cause,
  };
}

/** Whether the same request may be answered another time, by the type of a batch's error. */
const STATUS_OF_TYPE: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  rate_limit_error: 429,
  timeout_error: 504,
  overloaded_error: 529,
};

function outcomeOf(
  { custom_id: key, result }: Anthropic.Messages.MessageBatchIndividualResponse,
  guard: Guard,
): BatchedOutcome {
  if (result.type === 'succeeded') {
    if (!isObject(result.message)) return { key, state: 'failed', reason: 'No message in the outcome', isAgain: true };
    try {
      return { key, state: 'delivered', delivery: readAnthropicReply({ ...result.message }, guard.hide) };
    } catch (error) {
      if (!(error instanceof ProviderTrouble)) throw error;
      return { key, state: 'failed', reason: guard.hide(error.message), isAgain: true };
    }
  }
  if (result.type !== 'errored') {
    return { key, state: 'failed', reason: `The host says: ${result.type}`, isAgain: true };
  }
  const { type, message } = result.error.error;
  const kind = kindOfStatus(STATUS_OF_TYPE[type] ?? 500, undefined, message);
  return {
    key,
    state: 'failed',
    reason: guard.hide(`${message} (${type})`),
    isAgain: kind !== 'bad-request' && kind !== 'fatal',
  };
}

const totalOf = ({ request_counts: counts }: Anthropic.Messages.MessageBatch): number =>
  counts.processing + counts.succeeded + counts.errored + counts.canceled + counts.expired;

/** Batches of the account, by the Message Batches API. */
function openDesk(client: Anthropic, guard: Guard, lookup: Guard): BatchDesk {
  const { batches } = client.messages;
  return {
    most: MOST_IN_BATCH,
    submit: requests =>
      guard.run(async () => {
        const { id } = await batches.create({
          requests: requests.map(request => ({ custom_id: request.key, params: anthropicParams(request) })),
        });
        return id;
      }),
    poll: id =>
      lookup.run(async () => {
        const batch = await batches.retrieve(id);
        const total = totalOf(batch);
        return { hasEnded: batch.processing_status === 'ended', done: total - batch.request_counts.processing, total };
      }),
    outcomes: id =>
      lookup.each(async function* () {
        for await (const line of await batches.results(id)) yield outcomeOf(line, guard);
      }),
    recent: () =>
      guard.each(async function* () {
        for await (const batch of batches.list({ limit: 100 })) {
          yield { id: batch.id, createdAt: batch.created_at, total: totalOf(batch) };
        }
      }),
  };
}

async function deliver(response: Response, guard: Guard): Promise<Delivery> {
  const answer = readAnthropicReply(readJson(await response.text()), guard.hide);
  const requestId = response.headers.get('request-id');
  return {
    ...answer,
    ...(requestId !== null && { requestId: guard.hide(requestId) }),
    limits: readAnthropicLimits(response.headers),
  };
}

/**
 * Claude behind its SDK, which tries nothing twice and reports to nobody.
 * @param options.baseUrl where the Messages API is, without `/v1`; Anthropic's own where it is absent
 */
export function anthropicProvider(options: {
  readonly apiKey: string;
  readonly baseUrl?: string | undefined;
}): Provider {
  const { apiKey, baseUrl = HOST } = options;
  const transport = openTransport(baseUrl);
  const client = new Anthropic({
    apiKey,
    baseURL: baseUrl,
    fetch: transport.fetch,
    maxRetries: 0,
    logLevel: 'off',
    openTelemetry: { traces: false, propagation: false },
  });
  const guard = guardSecret(apiKey, describe);
  return {
    send(request: ModelRequest, { timeoutMs }) {
      if (request.preamble.withOdds) {
        return Promise.reject(
          new ProviderTrouble(
            'fatal',
            'The Messages API gives no log-probabilities: set confidence to samples or none',
          ),
        );
      }
      return guard.run(async () => {
        const sent = client.messages.create(anthropicParams(request), {
          timeout: Math.ceil(timeoutMs),
          headers: { 'idempotency-key': request.key },
        });
        return deliver(await sent.asResponse(), guard);
      });
    },
    batches: openDesk(
      client,
      guard,
      guardSecret(apiKey, error => asLookup(describe(error))),
    ),
    close: async () => transport.close(),
  };
}
