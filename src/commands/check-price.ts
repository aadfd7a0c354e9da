import type { ApiModel } from '../core/model-settings.ts';
import type { Suite } from '../core/suite.ts';
import type { DoctorCheck } from './doctor-check.ts';

type Asking = Pick<Suite, 'api' | 'budget'>;

/** What a model costs, and by whose word. */
export function checkPrice({ learner, price, requests }: ApiModel, { api = {}, budget = {} }: Asking): DoctorCheck {
  if (price !== undefined) {
    const source = api.models?.[learner]?.price === undefined ? "carryover's table" : 'the suite';
    const batch = requests.mode === 'batch' ? `, times ${price.batch} in batches` : '';
    const text = `$${price.input} in and $${price.output} out for a million tokens${batch}, by ${source}`;
    return { check: 'price', state: 'ok', text };
  }
  const hint = `give it one: api.models[${JSON.stringify(learner)}].price`;
  if (budget.usd === undefined)
    return { check: 'price', state: 'notice', text: `none known: dollars are not counted; ${hint}` };
  return { check: 'price', state: 'failed', text: `none known, but budget.usd is ${budget.usd}: ${hint}` };
}
