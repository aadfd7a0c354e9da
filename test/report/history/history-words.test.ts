import { expect, test } from 'vitest';
import { changePointText, changeText, pointText, verdictText } from '../../../src/report/history/history-words.ts';
import { madeHistory } from '../../support/made-history.ts';
import { madeSeries } from '../../support/made-nights.ts';

const [SERIES] = madeHistory(madeSeries('words', { count: 1, gainOf: () => 0 })).series;
const CHANGE = { direction: 'fall', night: 33, since: 30, before: 0.061, after: 0.02, evidence: 6, needed: 5 } as const;
const POINT = { night: 1, gain: 0.031, seeds: 5, items: 200, low: -0.012, high: 0.074, fall: 0, rise: 0 };

test('a change says from what, to what, since when, and how long it took to be found', () => {
  if (SERIES === undefined) throw new Error('no series');
  expect(changePointText(SERIES, CHANGE)).toBe(
    '175b × math: the gain fell from about night 30 on, from +6.10 to +2.00 points; found in night 33, 3 nights later.',
  );
  expect(changePointText(SERIES, { ...CHANGE, direction: 'rise', since: 33 })).toMatch(
    /rose .* on that very night\.$/u,
  );
  expect(changePointText(SERIES, { ...CHANGE, since: 32 })).toMatch(/1 night later\.$/u);
});

test('what was not there, or is gone, is none', () => {
  expect(changeText({ aspect: 'suite', what: 'rung x', after: 'larger' })).toBe('rung x: none → larger');
  expect(changeText({ aspect: 'suite', what: 'rung x', before: 'larger' })).toBe('rung x: larger → none');
});

test('a night is its gain with the interval of all nights so far, and its verdict where it has one', () => {
  expect(pointText(POINT)).toBe('+3.10 [−1.20, +7.40]');
  expect(verdictText(POINT)).toBe('–');
  expect(verdictText({ ...POINT, verdict: 'survives' })).toMatch(/^\S survives$/u);
});
