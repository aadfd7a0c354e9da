/**
 * Measures how often nights of nothing are ever called a change, and how soon a decay is, and writes the tables into
 * docs/sequential.md. The same numbers for the same options.
 *
 *   node scripts/measure-night-alarms.ts [--series 200] [--nights 365] [--decays 200] [--seed 1]
 */
import { parseArgs } from 'node:util';
import type { Rng } from '../src/core/random.ts';
import { accept } from '../src/core/refusal.ts';
import { makeHistory } from '../src/history/make-history.ts';
import { createRng } from '../src/stats/random/rng.ts';
import { changeEvidence } from '../src/stats/sequential/change-evidence.ts';
import { LOSSES, type Loss, lossyNights } from './support/lossy-nights.ts';
import { replaceMarked } from './support/replace-marked.ts';

const { values: options } = parseArgs({
  options: {
    series: { type: 'string', default: '200' },
    nights: { type: 'string', default: '365' },
    decays: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});
const [series, nights, decays, seed] = [options.series, options.nights, options.decays, options.seed].map(Number) as [
  number,
  number,
  number,
  number,
];
const [ALPHA, DECAY, WATCHED] = [0.05, 30, 60];
/** One-sided error of one direction of one of m cells in the first segment, as `carryover history` has it. */
const tailOf = (cells: number): number => ALPHA / 2 / (2 * cells);

/** Readings of a night with spread 1 where nothing changed; the law of a night is the same every night. */
const LAWS: readonly (readonly [name: string, draw: (rng: Rng) => number])[] = [
  ['normal', rng => rng.normal()],
  ['heavy tails (t with 2 degrees of freedom)', rng => rng.normal() / Math.sqrt(-Math.log(1 - rng.uniform()))],
  [
    'gains of 200 items, 10% discordant: many ties',
    rng =>
      Array.from({ length: 200 }, () => rng.uniform()).reduce((sum, u) => sum + (u < 0.05 ? 1 : u < 0.1 ? -1 : 0), 0),
  ],
];

function nullRow([name, draw]: (typeof LAWS)[number]): string {
  let alarmed = 0;
  let anywhere = 0;
  for (let at = 0; at < series; at++) {
    const rng = createRng(seed, 'nothing', name, at);
    const most = Math.max(
      ...accept(changeEvidence(Array.from({ length: nights }, () => draw(rng)))).map(({ fall, rise }) =>
        Math.max(fall, rise),
      ),
    );
    if (most >= -Math.log(tailOf(1))) alarmed++;
    if (most >= -Math.log(ALPHA / 2)) anywhere++;
  }
  const percent = (count: number): string => `${((100 * count) / series).toFixed(1)}%`;
  const row = `| ${name} | ${percent(alarmed)} | ${percent(anywhere)} |`;
  console.log(row);
  return row;
}

const percent = (share: number): string => `${(100 * share).toFixed(0)}%`;

function quantileOf(values: readonly number[], share: number): string {
  const sorted = values.toSorted((x, y) => x - y);
  return String(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? '–');
}

function decayRow(drop: number, cells: number): string {
  const delays: number[] = [];
  const sinces: number[] = [];
  let [missed, early] = [0, 0];
  for (let at = 0; at < decays; at++) {
    const rng = createRng(seed, 'decay', at);
    const readings = Array.from({ length: WATCHED }, (_, night) => rng.normal() - (night + 1 >= DECAY ? drop : 0));
    const found = accept(changeEvidence(readings)).find(({ fall }) => fall >= -Math.log(tailOf(cells)));
    if (found === undefined) missed++;
    else if (found.night < DECAY) early++;
    else {
      delays.push(found.night - DECAY);
      sinces.push(Math.abs((found.fallSince ?? 0) - DECAY));
    }
  }
  const near = sinces.filter(off => off <= 1).length / Math.max(1, sinces.length);
  const row = `| ${drop} | ${cells} | ${percent(delays.length / decays)} | ${quantileOf(delays, 0.5)} | ${quantileOf(delays, 0.9)} | ${percent(near)} | ${percent(missed / decays)} | ${percent(early / decays)} |`;
  console.log(row);
  return row;
}

/** Every two weeks something does not arrive: falls are found all the same, and quiet series stay quiet. */
const [EVERY, GAIN] = [14, 0.06];

function changesOf(loss: Loss, stream: number, nightly: { count: number; gainOf: (night: number) => number }) {
  const nights = lossyNights(createRng(seed, 'lossy', stream), { ...nightly, loss, every: EVERY });
  return makeHistory(nights, { suite: 'lossy', alpha: ALPHA, draws: 'auto', left: [] }).series.flatMap(
    one => one.changes,
  );
}

function lossRow(loss: Loss): string {
  const quiet = Array.from({ length: series }, (_, at) => changesOf(loss, at, { count: nights, gainOf: () => GAIN }));
  const alarmed = quiet.filter(changes => changes.length > 0).length / series;
  const falls = [0.02, 0.03].map(drop => {
    const gainOf = (night: number): number => (night < DECAY ? GAIN : GAIN - drop);
    const delays = Array.from({ length: decays }, (_, at) => changesOf(loss, at, { count: WATCHED, gainOf }))
      .flatMap(changes => changes.filter(({ direction, night }) => direction === 'fall' && night >= DECAY).slice(0, 1))
      .map(({ night }) => night - DECAY);
    return `${percent(delays.length / decays)} | ${quantileOf(delays, 0.5)} | ${quantileOf(delays, 0.9)}`;
  });
  const row = `| ${loss} | ${(100 * alarmed).toFixed(1)}% | ${falls.join(' | ')} |`;
  console.log(row);
  return row;
}

const nothing = [
  '| a night | `carryover history`, one cell: ever a finding | at the full 5% over both directions |',
  '|---|---|---|',
  ...LAWS.map(nullRow),
];
const decay = [
  '| fall, in standard deviations of a night | cells | found by night 60 | nights until found, median | nine in ten | night told to ±1 | not found | before night 30 |',
  '|---|---|---|---|---|---|---|---|',
  ...[1, 1.5, 2, 3, 5].flatMap(drop => [1, 6].map(cells => decayRow(drop, cells))),
];
replaceMarked('docs/sequential.md', 'nothing', () => nothing.join('\n'));
replaceMarked('docs/sequential.md', 'decay', () => decay.join('\n'));
const lossy = [
  '| lost every two weeks | 365 quiet nights: ever a finding | 2 points fall: found by night 60 | nights, median | nine in ten | 3 points fall: found by night 60 | nights, median | nine in ten |',
  '|---|---|---|---|---|---|---|---|',
  ...LOSSES.map(lossRow),
];
replaceMarked('docs/sequential.md', 'lossy', () => lossy.join('\n'));
