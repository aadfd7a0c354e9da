/**
 * Measures the confidence sequence over series of nights without an effect, and writes its tables and its picture into
 * docs/sequential.md: how often a series ever excludes 0, and how wide the sequence is beside an interval for a fixed number of
 * items. The same numbers for the same options.
 *
 *   node scripts/measure-confidence-sequence.ts [--series 2000] [--nights 200] [--seed 1]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Limits } from '../src/stats/limits.ts';
import { createRng } from '../src/stats/random/rng.ts';
import {
  clustered,
  type NightLaw,
  redrawn,
  repeated,
  reseeded,
  rightOrWrong,
  scores,
  skewedScores,
} from './support/night-laws.ts';
import { replaceMarked } from './support/replace-marked.ts';
import { drawSeries } from './support/sequence-chart.ts';
import { type WatchedNight, watchSeries } from './support/watch-series.ts';

const { values: options } = parseArgs({
  options: {
    series: { type: 'string', default: '2000' },
    nights: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});
const [series, count, seed] = [Number(options.series), Number(options.nights), Number(options.seed)];
const TAIL = 0.025;
const PAGE = 'docs/sequential.md';
const PICTURE = 'docs/images/sequential.svg';
const LOOKS = [1, 10, 50, 200].filter(night => night <= count);
const SIZES = [10, 50, 200];

const COVERED: readonly NightLaw[] = [
  ...SIZES.map(items => rightOrWrong(items, 0.1)),
  ...SIZES.map(items => rightOrWrong(items, 0.4)),
  rightOrWrong(200, 0.02),
  ...SIZES.map(scores),
  skewedScores(50),
  clustered(10, [4, 4]),
  clustered(50, [4, 4]),
  clustered(50, [1, 7]),
  redrawn(200),
  reseeded(200, { cluster: true }),
];
const NOT_COVERED: readonly NightLaw[] = [reseeded(200, { cluster: false }), repeated(200)];

const excludes = ({ low, high }: Limits): boolean => low > 0 || high < 0;
const percent = (hits: number): string => `${((100 * hits) / series).toFixed(2)}%`;
const watch = (law: NightLaw, at: number): WatchedNight[] =>
  watchSeries(law, createRng(seed, law.name, law.items, at), { count, tail: TAIL });

function errorRow(law: NightLaw): string {
  let [sequence, fixed] = [0, 0];
  for (let at = 0; at < series; at++) {
    const nights = watch(law, at);
    if (nights.some(night => excludes(night.sequence))) sequence++;
    if (nights.some(night => excludes(night.fixed))) fixed++;
  }
  const row = `| ${law.name} | ${law.items} | ${percent(sequence)} | ${percent(fixed)} |`;
  console.log(row);
  return row;
}

const errorTable = (laws: readonly NightLaw[]): string =>
  [
    '| what a night brings | items a night | confidence sequence | fixed-n interval, looked at every night |',
    '|---|---|---|---|',
    ...laws.map(errorRow),
  ].join('\n');

/** Mean half-widths in accuracy points, over a twentieth of the series: they hardly differ. */
function widthRow(law: NightLaw): string {
  const watched = Array.from({ length: Math.ceil(series / 20) }, (_, at) => watch(law, at));
  const half = (side: 'sequence' | 'fixed', look: number): number =>
    watched.reduce((sum, nights) => {
      const { low, high } = (nights[look - 1] as WatchedNight)[side];
      return sum + (50 * (high - low)) / watched.length;
    }, 0);
  const cells = LOOKS.map(look => {
    const [sequence, fixed] = [half('sequence', look), half('fixed', look)];
    return `±${sequence.toFixed(2)} / ±${fixed.toFixed(2)} = ${(sequence / fixed).toFixed(2)}`;
  });
  return `| ${law.name} | ${law.items} | ${cells.join(' | ')} |`;
}

const widthTable = (laws: readonly NightLaw[]): string =>
  [
    `| what a night brings | items a night | ${LOOKS.map(look => `night ${look}`).join(' | ')} |`,
    `|---|---|${LOOKS.map(() => '---|').join('')}`,
    ...laws.map(widthRow),
  ].join('\n');

/** The first series that would have misled somebody who looks at a fixed-size interval every morning, from night 10 on. */
function misleading(law: NightLaw): WatchedNight[] {
  for (let at = 0; ; at++) {
    const nights = watch(law, at);
    if (nights.slice(9).filter(night => excludes(night.fixed)).length >= 5) return nights;
  }
}

const tables = {
  covered: errorTable(COVERED),
  'not-covered': errorTable(NOT_COVERED),
  widths: widthTable([
    ...SIZES.map(items => rightOrWrong(items, 0.1)),
    rightOrWrong(50, 0.4),
    scores(50),
    clustered(50, [4, 4]),
  ]),
};
for (const [name, table] of Object.entries(tables)) replaceMarked(PAGE, name, () => table);
const summary =
  'One simulated series of 200 nights of 50 items without an effect: the interval for a fixed number of items leaves 0 out in some nights, the confidence sequence never does.';
mkdirSync('docs/images', { recursive: true });
writeFileSync(PICTURE, `${await drawSeries(misleading(rightOrWrong(50, 0.1)), summary)}\n`);
