import type { Preamble } from '../core/answers.ts';
import type { ApiModel } from '../core/model-settings.ts';
import { quote } from '../core/quote.ts';
import { answerTerms } from '../learners/api/answer-terms.ts';
import { baseUrlOf } from '../learners/api/base-url-of.ts';
import { parseAnswer } from '../learners/api/parse-answer.ts';
import {
  type Delivery,
  type HostBatches,
  type Provider,
  ProviderTrouble,
  type RateLimits,
} from '../learners/api/provider.ts';
import { weighOdds } from '../learners/api/weigh-odds.ts';
import { percent } from '../util/format.ts';
import type { DoctorCheck } from './doctor-check.ts';

type Check = DoctorCheck['check'];
const ok = (check: Check, text: string): DoctorCheck => ({ check, state: 'ok', text });
const failed = (check: Check, text: string): DoctorCheck => ({ check, state: 'failed', text });
const notice = (check: Check, text: string): DoctorCheck => ({ check, state: 'notice', text });

/** No answer of the protocol came from there. */
const UNREACHED: readonly string[] = ['network', 'timeout', 'malformed'];
/** A run waits, and tries again. */
const BUSY: readonly string[] = ['rate-limited', 'overloaded'];

function checksOfTrouble({ kind, message }: ProviderTrouble, url: string): readonly DoctorCheck[] {
  if (UNREACHED.includes(kind)) return [failed('host', `${url}: ${message}`)];
  const reached = ok('host', `${url} answers`);
  if (BUSY.includes(kind)) return [reached, notice('model', `busy; a run waits and tries again: ${message}`)];
  return [reached, failed('model', message)];
}

function checkLimits(limits: RateLimits | undefined, { requests }: ApiModel): DoctorCheck {
  const { requestsLeft, tokensLeft, resetMs } = limits ?? {};
  const left = [
    ...(requestsLeft === undefined ? [] : [`${requestsLeft} requests`]),
    ...(tokensLeft === undefined ? [] : [`${tokensLeft} tokens`]),
  ];
  const most = `at most ${requests.concurrency} requests at a time`;
  if (left.length === 0) return notice('limits', `the host says nothing of them: ${most}, fewer when it refuses any`);
  const reset = resetMs === undefined ? '' : `, all of them again in ${Math.ceil(resetMs / 1000)} s`;
  return ok('limits', `${left.join(' and ')} left${reset}; ${most}`);
}

/** The answer to the tiny question, as the suite wants answers. */
function checkAnswer({ reply }: Delivery, { settings }: ApiModel, answers: Preamble['answers']): DoctorCheck {
  if (reply.state === 'refused') return failed('answer', `it declined to answer: ${reply.reason}`);
  const { answer: form, maxTokens } = settings;
  const said = quote(reply.text);
  if (reply.isCut && settings.confidence !== 'logprobs') {
    return failed('answer', `cut off at ${maxTokens} tokens: ${said}; a model that thinks first needs more: maxTokens`);
  }
  if (parseAnswer(reply.text, answers, form) !== undefined) {
    return ok('answer', form === 'schema' ? `${said}, by the schema` : `${said}, the word alone on the last line`);
  }
  const words = answers.join(' or ');
  if (form === 'line') return notice('answer', `${said}; expected ${words} alone on the last line`);
  return failed('answer', `${said}, which is not by the schema (${words}); say answer: line for this model`);
}

/** Only where beliefs are to come from them. */
function checkOdds({ reply }: Delivery, { settings }: ApiModel, answers: Preamble['answers']): readonly DoctorCheck[] {
  if (settings.confidence !== 'logprobs' || reply.state === 'refused') return [];
  const check = 'log-probabilities';
  if (reply.odds === undefined) return [failed(check, 'the server gives none; say confidence: samples or none')];
  const belief = weighOdds(reply.odds, answers);
  if (belief !== undefined) return [ok(check, `given; ${quote(answers[1])} has ${percent(belief, 0)}`)];
  const tokens = reply.odds.map(({ token }) => quote(token)).join(', ');
  return [failed(check, `neither ${answers.join(' nor ')} is among the first tokens: ${tokens}`)];
}

/** Whether the host lets the account list its batches: none is handed in. */
async function checkBatches(desk: HostBatches | undefined): Promise<DoctorCheck> {
  if (desk === undefined) return failed('batches', 'the host has none; say mode: normal');
  try {
    for await (const _ of desk.recent()) break;
  } catch (error) {
    if (!(error instanceof ProviderTrouble)) throw error;
    return failed('batches', `cannot be listed: ${error.message}; say mode: normal where the server has none`);
  }
  return ok('batches', 'can be listed');
}

export interface ModelTrial {
  readonly provider: Provider;
  /** The words for label 0 and label 1. */
  readonly answers: Preamble['answers'];
  /** 32 hex digits, new each time. */
  readonly key: string;
  /** Hears what the request came to. */
  readonly note: (sent: Delivery | ProviderTrouble) => void;
}

/**
 * Puts one tiny question to a model, in the form in which the suite puts its own: whether the host answers, knows the model and
 * the key, holds to the form, gives log-probabilities where beliefs rest on them, and lists batches where it is to take some.
 */
export async function checkModel(model: ApiModel, trial: ModelTrial): Promise<readonly DoctorCheck[]> {
  const { name, settings, requests } = model;
  const { provider, answers, key, note } = trial;
  const [no, yes] = answers;
  const preamble: Preamble = { system: '', examples: '', answers, ...answerTerms(settings) };
  const text = `Is 2 + 2 equal to 4? Answer with one word and nothing else: ${yes} or ${no}.`;
  const sent = await provider
    .send({ model: name.model, preamble, text, key }, { timeoutMs: requests.timeoutSeconds * 1000 })
    .catch((error: unknown) => {
      if (error instanceof ProviderTrouble) return error;
      throw error;
    });
  note(sent);
  const url = baseUrlOf(name);
  if (sent instanceof ProviderTrouble) return checksOfTrouble(sent, url);
  return [
    ok('host', `${url} answers`),
    ok('model', name.model),
    checkAnswer(sent, model, answers),
    ...checkOdds(sent, model, answers),
    checkLimits(sent.limits, model),
    ...(requests.mode === 'batch' ? [await checkBatches(provider.batches)] : []),
  ];
}
