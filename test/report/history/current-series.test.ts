import { expect, test } from 'vitest';
import { currentSeries } from '../../../src/report/history/current-series.ts';
import { madeHistory } from '../../support/made-history.ts';
import { factOf, madeSeries } from '../../support/made-nights.ts';

test('a cell stands in the series that its last night is in, also if that one began earlier than another', () => {
  const nights = madeSeries('current', { count: 4, gainOf: () => 0, domains: ['math', 'code'] });
  const currentOf = (values: readonly string[]) => {
    const facts = values.map(value => [{ ...factOf('items', value), domain: 'math' }]);
    const { series } = madeHistory(nights.map((night, at) => ({ ...night, facts: facts[at] ?? [] })));
    return currentSeries(series).map(({ domain, segment }) => [domain, segment]);
  };
  expect(currentOf(['a', 'a', 'b', 'b'])).toEqual([
    ['math', 2],
    ['code', 1],
  ]);
  expect(currentOf(['a', 'b', 'b', 'a'])).toEqual([
    ['math', 1],
    ['code', 1],
  ]);
});
