import type { Series, SourceOutcome } from '../core/evidence.ts';

const sum = (values: readonly (number | undefined)[]): number | undefined =>
  values.every(value => value !== undefined) ? values.reduce((total, value) => total + value, 0) : undefined;

/** What all of them say; undefined where they differ. */
const common = (values: readonly (string | undefined)[]): string | undefined =>
  values.every(value => value === values[0]) ? values[0] : undefined;

/** One outcome of all answers to an item: without a score where one of them has none, so that nothing is made up for it. */
function average(answers: readonly SourceOutcome[]): SourceOutcome {
  const [first] = answers as readonly [SourceOutcome, ...SourceOutcome[]];
  const unscored = answers.find(({ status }) => status !== 'scored');
  const total = answers.reduce((all, { score }) => all + score, 0);
  return {
    ...first,
    repeat: undefined,
    status: unscored?.status ?? 'scored',
    score: unscored === undefined ? Math.min(1, total / answers.length) : 0,
    content: common(answers.map(({ content }) => content)),
    prediction: common(answers.map(({ prediction }) => prediction)),
    confidence: undefined,
    tokensIn: sum(answers.map(({ tokensIn }) => tokensIn)),
    tokensOut: sum(answers.map(({ tokensOut }) => tokensOut)),
    costUsd: sum(answers.map(({ costUsd }) => costUsd)),
  };
}

export interface AveragedRepeats {
  readonly series: Series;
  /** Most answers to one item; 1 where nothing is repeated. */
  readonly repeats: number;
  /** Items of which only a part of the answers has a score. */
  readonly partly: number;
}

/**
 * One outcome per item: the mean of its repeated answers, which is what the tools report too. Repeated answers of one model are
 * neither further items nor models trained anew: answer 2 of one question has nothing in common with answer 2 of another, so
 * they are no seeds; what they say is how sure the score of an item is, and its mean keeps that.
 */
export function averageRepeats(series: Series): AveragedRepeats {
  const groups = [...Map.groupBy(series.outcomes, ({ item }) => item).values()];
  const repeats = Math.max(1, ...groups.map(({ length }) => length));
  if (repeats === 1) {
    const outcomes = series.outcomes.map(outcome => ({ ...outcome, repeat: undefined }));
    return { series: { ...series, outcomes }, repeats, partly: 0 };
  }
  const isPartly = (answers: readonly SourceOutcome[]): boolean =>
    new Set(answers.map(({ status }) => status === 'scored')).size > 1;
  return {
    series: { ...series, outcomes: groups.map(average) },
    repeats,
    partly: groups.filter(isPartly).length,
  };
}
