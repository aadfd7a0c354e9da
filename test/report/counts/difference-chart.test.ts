import { describe, expect, test } from 'vitest';
import { differenceChart } from '../../../src/report/counts/difference-chart.ts';
import { picturesOf } from '../../support/chart-pictures.ts';
import { concluded, countedRun, namedResult, richArchive, runsOf, smallArchive } from '../../support/counted.ts';
import { NASTY_NAMES } from '../../support/nasty-names.ts';

test('every paired contrast has its interval, and its seeds, in the picture and in the table', async () => {
  const figure = differenceChart(concluded());
  expect(await picturesOf(figure)).toContain('+2.67 [+1.23, +4.10]');
  expect(figure.table.rows).toEqual([['chat', 'tuned', '+2.67 [+1.23, +4.10]', '+3.00, +2.00, +3.00']]);
  expect(figure.panels[0]?.summary).toBe(`${figure.panels[0]?.title}. tuned, chat: +2.67 [+1.23, +4.10].`);
});

test('what could not be paired has its row and no mark', () => {
  const figure = differenceChart(concluded(richArchive()));
  expect(figure.table.rows.filter(row => row[2] === 'not paired')).toEqual([['chat', 'typed', 'not paired', '–']]);
  for (const row of figure.table.rows) expect(row).toHaveLength(figure.table.columns.length);
});

test('where nothing could be paired there is no picture', () => {
  const runs = [...runsOf('plain', [60]), ...runsOf('typed', [70], { isPairable: false })];
  expect(differenceChart(concluded({ ...smallArchive(), runs })).panels).toEqual([]);
  expect(differenceChart(concluded({ runs: [], references: [], findings: [] })).panels).toEqual([]);
});

test('one domain under two pairs of models is two groups', () => {
  const larger = [countedRun({ pair: 'larger' }), countedRun({ pair: 'larger', method: 'tuned' })];
  const { table } = differenceChart(concluded({ ...smallArchive(), runs: [...smallArchive().runs, ...larger] }));
  expect(new Set(table.rows.map(([domain]) => domain))).toEqual(new Set(['chat, larger', 'chat, small → large']));
});

describe('no broken number is drawn', () => {
  test.each([
    ['the rich archive', concluded(richArchive())],
    ['one seed', concluded({ ...smallArchive(), runs: [...runsOf('plain', [60]), ...runsOf('tuned', [60])] })],
    ['nasty names', namedResult(NASTY_NAMES.join(' '))],
  ])('in %s', async (_name, result) => {
    expect(await picturesOf(differenceChart(result))).not.toMatch(/NaN|undefined|Infinity/);
  });
});
