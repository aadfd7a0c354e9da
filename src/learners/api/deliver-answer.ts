import type { StoredReply } from '../../core/answers.ts';
import type { AnswerHeaders } from './answer-headers.ts';
import type { Guard } from './guard-secret.ts';
import type { Delivery, RateLimits } from './provider.ts';
import { type JsonObject, readJson } from './read-json.ts';

/** How a protocol writes an answer. */
export interface AnswerForm {
  readonly requestIdHeader: string;
  readReply(body: JsonObject, hide: (text: string) => string): StoredReply;
  readLimits(headers: AnswerHeaders): RateLimits | undefined;
}

/** What an answer says, under the name of its request, and of the host's limits. @throws ProviderTrouble `malformed` */
export async function deliverAnswer(response: Response, form: AnswerForm, { hide }: Guard): Promise<Delivery> {
  const answer = form.readReply(readJson(await response.text()), hide);
  const requestId = response.headers.get(form.requestIdHeader);
  const limits = form.readLimits(response.headers);
  return { ...answer, ...(requestId !== null && { requestId: hide(requestId) }), limits };
}
