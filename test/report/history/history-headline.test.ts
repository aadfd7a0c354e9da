import { expect, test } from 'vitest';
import { countChanged, historyHeadline } from '../../../src/report/history/history-headline.ts';
import { madeHistory } from '../../support/made-history.ts';
import { factOf, madeSeries, unmeasuredCell } from '../../support/made-nights.ts';

const STEADY = madeSeries('headline', { count: 4, gainOf: () => 0.05, domains: ['math', 'code'] });
const headlineOf = (nights: typeof STEADY, warning = '') => historyHeadline(madeHistory(nights), warning);

test('nights in which nothing was measured answer nothing', () => {
  for (const cells of [[], [unmeasuredCell()]])
    expect(headlineOf(STEADY.map(night => ({ ...night, cells })))).toEqual({
      tone: 'unknown',
      headline: 'Nothing was measured over 4 nights of nightly: whether a gain changed is not known.',
    });
});

test('a last night in which nothing was measured, or nothing new, is not good', () => {
  const lost = headlineOf(STEADY.with(3, { ...STEADY[3]!, cells: [unmeasuredCell()] }));
  expect(lost.tone).toBe('unknown');
  expect(lost.headline).toContain(
    'The last night has nothing that was measured: whether a gain changed in it is not known.',
  );
  const copied = headlineOf(STEADY.with(3, { ...STEADY[3]!, cells: STEADY[2]!.cells }));
  expect([copied.tone, copied.headline]).toEqual([
    'unknown',
    expect.stringContaining('The last night has nothing new'),
  ]);
});

test('a cell that was not measured in the last night is counted among those that were to be', () => {
  const cells = STEADY[3]!.cells.map((cell, at) => (at === 0 ? unmeasuredCell() : cell));
  const { tone, headline } = headlineOf(STEADY.with(3, { ...STEADY[3]!, cells }));
  expect(tone).toBe('warn');
  expect(headline).toContain('In the last night 1 of 2 cells was not measured.');
  // A cell that the study has given up is none of them.
  expect(headlineOf(STEADY.with(3, { ...STEADY[3]!, cells: STEADY[3]!.cells.slice(1) })).tone).toBe('good');
});

test('steady nights are good, and only what is odd about them is said beside it', () => {
  expect(headlineOf(STEADY)).toEqual({
    tone: 'good',
    headline:
      'No change found over 4 nights of nightly; looking every night, such a finding would be false with a chance of 5% at most.',
  });
  expect(headlineOf(STEADY, ' But.')).toMatchObject({
    tone: 'warn',
    headline: expect.stringMatching(/at most\. But\.$/u),
  });
});

test('a cell whose gain fell in two comparisons is one cell', () => {
  const decay = (stream: string) =>
    madeSeries(stream, { count: 40, gainOf: night => (night < 20 ? 0.2 : 0), sd: 0.005 });
  const nights = [...decay('first'), ...decay('second')].map((night, at) => ({
    ...night,
    directory: `night-${at + 1}`,
    facts: [factOf('suite', at < 40 ? 'a' : 'b')],
  }));
  const { series } = madeHistory(nights);
  expect(series.flatMap(({ changes }) => changes.map(({ direction }) => direction))).toEqual(['fall', 'fall']);
  expect(countChanged(series, 'fall')).toBe(1);
  expect(headlineOf(nights)).toMatchObject({
    tone: 'bad',
    headline: 'The gain fell in 1 cell over 80 nights of nightly.',
  });
});

test('a gain that rose is a warning', () => {
  const rise = madeSeries('rise', { count: 40, gainOf: night => (night < 20 ? 0 : 0.2), sd: 0.005 });
  expect(headlineOf(rise)).toEqual({ tone: 'warn', headline: 'The gain rose in 1 cell over 40 nights of nightly.' });
});
