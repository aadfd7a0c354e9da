import { CarryoverError } from '../core/errors.ts';
import type { Series } from '../core/evidence.ts';
import { quote } from '../core/quote.ts';

/** Which metric and filter were asked for; of several names the first that a task has is taken. */
export interface MetricRequest {
  readonly metrics: readonly string[];
  readonly filters: readonly string[];
}

const byTask = ({ facts }: Series): string => facts.task ?? '';

/** "metric exact_match, filter strict-match" */
const describe = ({ facts }: Series): string =>
  [facts.metric && `metric ${facts.metric}`, facts.filter && `filter ${facts.filter}`].filter(Boolean).join(', ');

const uniqueOf = (series: readonly Series[], fact: 'metric' | 'filter'): readonly (string | undefined)[] => [
  ...new Set(series.map(({ facts }) => facts[fact])),
];

function refuseToGuess(task: string, series: readonly Series[], fact: 'metric' | 'filter'): never {
  const names = uniqueOf(series, fact).map(name => (name === undefined ? 'none' : quote(name)));
  const where = task === '' ? 'The files give' : `Task ${quote(task)} has`;
  const found = `${where} ${names.length} ${fact}s for the same answers: ${names.join(', ')}; expected to be told which.`;
  throw new CarryoverError('usage', found, `Choose with --${fact} NAME.`);
}

function keepOne(task: string, series: readonly Series[], request: MetricRequest, fact: 'metric' | 'filter') {
  const names = uniqueOf(series, fact);
  const asked = request[`${fact}s`];
  const wanted = asked.find(name => names.includes(name));
  if (wanted !== undefined) return series.filter(({ facts }) => facts[fact] === wanted);
  // A task that has none of those asked for has nothing to say; one that names none has only one.
  if (asked.length > 0 && !names.includes(undefined)) return [];
  if (names.length <= 1) return series;
  const [primary, ...more] = uniqueOf(
    series.filter(({ isPrimary }) => isPrimary),
    fact,
  );
  if (primary !== undefined && more.length === 0) return series.filter(({ facts }) => facts[fact] === primary);
  return refuseToGuess(task, series, fact);
}

/** A name that nobody has is a typing error, not a choice. */
function checkNames(series: readonly Series[], names: readonly string[], fact: 'metric' | 'filter'): void {
  const known = uniqueOf(series, fact).filter(name => name !== undefined);
  const unknown = names.find(name => !known.includes(name));
  if (unknown === undefined) return;
  const found = `--${fact}: no outcome has the ${fact} ${quote(unknown)}; found: ${known.map(name => quote(name)).join(', ') || 'none'}.`;
  throw new CarryoverError('usage', found, `Name one of these with --${fact}, or leave it out.`);
}

/**
 * One metric and one filter per task: the one asked for, the only one, or the one that the tool itself shows first. Which of two
 * measures counts changes the answer, so it is never guessed; a task that has others than those asked for is left out.
 * @returns the series of these, and the others
 * @throws CarryoverError `usage` where a task has several and none was chosen, or no task has the chosen one
 */
export function chooseMetrics(
  series: readonly Series[],
  request: MetricRequest,
): {
  readonly chosen: readonly Series[];
  readonly other: readonly { readonly series: Series; readonly why: string }[];
} {
  checkNames(series, request.metrics, 'metric');
  checkNames(series, request.filters, 'filter');
  const chosen = new Set<Series>();
  for (const [task, own] of Map.groupBy(series, byTask)) {
    const ofMetric = keepOne(task, own, request, 'metric');
    for (const one of keepOne(task, ofMetric, request, 'filter')) chosen.add(one);
  }
  const other = series
    .filter(one => !chosen.has(one))
    .map(one => ({ series: one, why: `not chosen: ${describe(one)}` }));
  return { chosen: series.filter(one => chosen.has(one)), other };
}
