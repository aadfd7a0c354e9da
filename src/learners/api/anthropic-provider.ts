import Anthropic from '@anthropic-ai/sdk';
import { readAnthropicLimits } from './answer-headers.ts';
import { readAnthropicOutcome } from './anthropic-outcome.ts';
import { anthropicParams } from './anthropic-params.ts';
import { readAnthropicReply } from './anthropic-reply.ts';
import { BATCH_LIMITS } from './batch-limits.ts';
import { asLookup, type Failure } from './classify-failure.ts';
import { type AnswerForm, deliverAnswer } from './deliver-answer.ts';
import { type Guard, guardSecret } from './guard-secret.ts';
import { lookUpModel } from './look-up-model.ts';
import {
  type BatchedOutcome,
  type HostBatches,
  type ModelRequest,
  type Provider,
  ProviderTrouble,
} from './provider.ts';
import { readLines } from './read-lines.ts';
import { strangeFailure } from './strange-failure.ts';
import { submitBatch } from './submit-batch.ts';
import { openTransport } from './transport.ts';

/** What the SDK says of an error. */
function describe(error: unknown): Failure {
  if (!(error instanceof Anthropic.APIError)) return strangeFailure(error);
  return {
    status: error.status,
    headers: error.headers,
    code: error.errorCode ?? error.type ?? undefined,
    message: error.apiMessage ?? error.message,
    isTimeout: error instanceof Anthropic.APIConnectionTimeoutError,
    cause: error.cause,
  };
}

const totalOf = ({ request_counts: counts }: Anthropic.Messages.MessageBatch): number =>
  counts.processing + counts.succeeded + counts.errored + counts.canceled + counts.expired;

/**
 * Outcomes of a batch that has ended. They are fetched by the path of the API, not by the address that the batch names: behind a
 * proxy that is another host, to which neither key nor request goes.
 */
async function* listOutcomes(
  client: Anthropic,
  id: string,
  hide: (text: string) => string,
): AsyncGenerator<BatchedOutcome> {
  const path = `/v1/messages/batches/${encodeURIComponent(id)}/results`;
  const { body } = await client.get(path, { headers: { accept: 'application/binary' } }).asResponse();
  if (body === null) return;
  for await (const line of readLines(body)) yield readAnthropicOutcome(line, hide);
}

const inBatch = (request: ModelRequest) => ({ custom_id: request.key, params: anthropicParams(request) });

/** Batches of the account, by the Message Batches API. */
function openBatches(client: Anthropic, guard: Guard, lookup: Guard): HostBatches {
  const { batches } = client.messages;
  return {
    ...BATCH_LIMITS,
    sizeOf: request => Buffer.byteLength(JSON.stringify(inBatch(request))),
    submit: requests =>
      guard.run(async () => {
        const { id } = await submitBatch(() => batches.create({ requests: requests.map(inBatch) }), describe);
        return id;
      }),
    hasEnded: id => lookup.run(async () => (await batches.retrieve(id)).processing_status === 'ended'),
    outcomes: id => lookup.each(() => listOutcomes(client, id, lookup.hide)),
    recent: () =>
      guard.each(async function* () {
        for await (const batch of batches.list({ limit: 100 })) {
          yield { id: batch.id, createdAt: batch.created_at, total: totalOf(batch) };
        }
      }),
  };
}

const FORM: AnswerForm = {
  requestIdHeader: 'request-id',
  readReply: readAnthropicReply,
  readLimits: readAnthropicLimits,
};

/**
 * Claude behind its SDK, which tries nothing twice and reports to nobody.
 * @param options.baseUrl where the Messages API is, without `/v1`
 */
export function anthropicProvider(options: { readonly apiKey: string; readonly baseUrl: string }): Provider {
  const { apiKey, baseUrl } = options;
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
        return deliverAnswer(await sent.asResponse(), FORM, guard);
      });
    },
    lookUp: (model, { timeoutMs: timeout }) =>
      lookUpModel(() => client.models.retrieve(model, null, { timeout }), describe, guard),
    batches: openBatches(
      client,
      guard,
      guardSecret(apiKey, error => asLookup(describe(error))),
    ),
    close: async () => transport.close(),
  };
}
