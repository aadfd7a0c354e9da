import type { Budget } from '../core/model-settings.ts';
import type { Spending } from '../learners/api/spending.ts';
import { count, dollars, fixed } from '../util/format.ts';
import type { ModelEstimate, RunEstimate } from './estimate-run.ts';

/** Tokens, in millions where there are so many. */
const tokens = (value: number): string => (value >= 1e6 ? `${fixed(value / 1e6, 1)} M` : count(Math.round(value)));

/** What the larger sum is of. */
const AT_MOST = 'with nothing read from a cache and answers of full length';

function modelLine({ learner, requests, most, expected, usd }: ModelEstimate): string {
  const input = expected.input + expected.cacheRead + expected.cacheWrite;
  const cached = expected.cacheRead === 0 ? '' : ` (${tokens(expected.cacheRead)} of them read from the cache)`;
  const cost =
    usd === undefined ? 'no price known' : `${dollars(usd.expected)} expected, ${dollars(usd.most)} ${AT_MOST}`;
  return `  ${learner}: ${count(requests)} requests, ${tokens(input)} tokens in${cached}, ${tokens(expected.output)} to ${tokens(most.output)} out: ${cost}`;
}

const capText = ({ usd, requests, minutes }: Budget): string => {
  const caps = [
    ...(usd === undefined ? [] : [dollars(usd)]),
    ...(requests === undefined ? [] : [`${count(requests)} requests`]),
    ...(minutes === undefined ? [] : [`${minutes} minutes`]),
  ];
  return caps.length === 0 ? 'no cap' : `it stops at ${caps.join(' or ')}`;
};

/** Dollars of all models with a price. */
export const sumDollars = ({ models }: RunEstimate, which: 'expected' | 'most'): number =>
  models.reduce((sum, { usd }) => sum + (usd?.[which] ?? 0), 0);

function sumText(estimate: RunEstimate): string {
  const priced = estimate.models.filter(({ usd }) => usd !== undefined).length;
  if (priced === 0) return 'no price known';
  const others = priced === estimate.models.length ? '' : ', and what the models without a known price cost';
  const [expected, most] = (['expected', 'most'] as const).map(which => dollars(sumDollars(estimate, which)));
  return `${expected} expected, ${most} ${AT_MOST}${others}`;
}

/** What a run is going to ask, for the person who pays. */
export function estimateText(estimate: RunEstimate, budget: Budget): string {
  const requests = estimate.models.reduce((sum, model) => sum + model.requests, 0);
  if (requests === 0) return 'Requests: none; every answer is stored.\n';
  const head = `Requests: about ${count(requests)} for ${count(estimate.cells)} cells; ${capText(budget)}\n`;
  const sum = `  in all ${sumText(estimate)}\n`;
  const lines = estimate.models.map(model => `${modelLine(model)}\n`).join('');
  const aside = '  not counted: retries, and asking once more where an answer cannot be read\n';
  return head + lines + (estimate.models.length > 1 ? sum : '') + aside;
}

/** What was asked, and what it cost. */
export function spendingText({ answered, reused, attempts, retries, usd, mayHaveCostUsd, unpriced }: Spending): string {
  const again = retries === 0 ? '' : `, ${count(retries)} of them retries`;
  const cost = unpriced === attempts ? 'no price known' : dollars(usd);
  const maybe = mayHaveCostUsd === 0 ? '' : `; up to ${dollars(mayHaveCostUsd)} more for requests without an answer`;
  const made = attempts === 0 ? 'no request' : `${count(attempts)} requests${again}: ${cost}${maybe}`;
  return `Answers: ${count(answered)} bought, ${count(reused)} from the store; ${made}\n`;
}
