import type { ModelName } from '../core/model-settings.ts';
import { quote } from '../core/quote.ts';
import { expectOneOf } from './fault.ts';

/** What a learner's name means. */
export type LearnerName =
  | { readonly provider: 'local' }
  | { readonly provider: 'recorded'; readonly path: string }
  | ModelName;

/** Or what is wrong with it, and the next step. */
export interface LearnerFault {
  readonly text: string;
  readonly hint: string;
}

const HINT = 'Name a local learner, anthropic/MODEL, openai/MODEL@BASE-URL or recorded/FILE.';

export const isLearnerFault = (value: object): value is LearnerFault => 'hint' in value;

/** Only http and https, and nothing secret: a name stands in reports. */
function readUrl(text: string): URL | LearnerFault {
  const hint = 'Write it whole, such as openai/MODEL@http://localhost:8000/v1.';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    return { text: `the base URL ${quote(text)} is none; expected one that begins with http:// or https://`, hint };
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return { text: 'the base URL holds a user, a password or a query; expected protocol, host and path alone', hint };
  }
  return url;
}

function parseAddressed(provider: 'anthropic' | 'openai', rest: string): LearnerName | LearnerFault {
  const at = rest.search(/@[a-z][a-z0-9+.-]*:\/\/|@[^@]*$/i);
  const [model, address] = at === -1 ? [rest, undefined] : [rest.slice(0, at), rest.slice(at + 1)];
  if (model === '') return { text: `${provider}/ names no model`, hint: HINT };
  if (address === undefined) {
    if (provider === 'anthropic') return { provider, model };
    const hint = `Add it: openai/${model}@https://api.openai.com/v1, or the address of your own server.`;
    return { text: `openai/${model} says no base URL`, hint };
  }
  const url = readUrl(address);
  return isLearnerFault(url) ? url : { provider, model, baseUrl: address.replace(/\/+$/, '') };
}

/**
 * What the name of a learner means.
 * @param local names of the learners that are trained on the spot
 */
export function parseLearner(found: string, local: readonly string[]): LearnerName | LearnerFault {
  if (local.includes(found)) return { provider: 'local' };
  const slash = found.indexOf('/');
  const [provider, rest] = [found.slice(0, slash), found.slice(slash + 1)];
  if (provider === 'recorded') {
    return rest === '' ? { text: 'recorded/ names no file', hint: HINT } : { provider, path: rest };
  }
  if (provider === 'anthropic' || provider === 'openai') return parseAddressed(provider, rest);
  return { text: `unknown learner; ${expectOneOf(found, local)}`, hint: HINT };
}
