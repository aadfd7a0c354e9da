import type { MeasuredCell } from '../core/cell-estimates.ts';
import type { Power, SpendingAdvice } from '../core/power.ts';
import { isRefused } from '../core/refusal.ts';
import { count, decimalsFor, level, percent, plainPercent, points, unsignedPoints } from '../util/format.ts';
import type { VerdictLevel } from './verdict-level.ts';
import type { Row } from './view.ts';

const row = (label: string, value: string): Row => ({ label, value });

const unitOf = ({ clusters }: MeasuredCell): string => (clusters === undefined ? 'items' : 'clusters');

const width = (fraction: number): string => `±${unsignedPoints(fraction, decimalsFor(100 * fraction))}`;

/** What the next outcomes are better spent on, with the widths that it rests on. */
function spendingRows(spending: SpendingAdvice, cell: MeasuredCell): Row[] {
  const { now, twiceTheSeeds, twiceTheItems, buy, negative } = spending;
  const unit = unitOf(cell);
  const word = { seeds: 'seeds', items: unit, either: `either: seeds and ${unit} do about the same` }[buy];
  const below = negative.map(name => (name === 'items' ? unit : name)).join(' and ');
  const caveat = below === '' ? '' : ` (the component of ${below} was estimated below 0 and counts as 0)`;
  return [
    row(`Buy seeds or ${unit}?`, word + caveat),
    row('Half-width expected now, points', width(now)),
    row(`with twice the seeds; with twice the ${unit}`, `${width(twiceTheSeeds)}; ${width(twiceTheItems)}`),
  ];
}

function chanceRows({ chances }: Power, alpha: number, at: VerdictLevel): Row[] {
  if (chances === undefined) return [];
  if (isRefused(chances)) return [row('Chance of a verdict', chances.reason)];
  const { survivesIfAll, failsIfNone } = chances[at];
  const chance = (share: number): string => `${percent(share, 0)} (verdict at ${level(1 - alpha)})`;
  return [
    row('Chance of “survives” were the whole sandbox gain there', chance(survivesIfAll)),
    row('Chance of “attenuated”, “vanished” or “reversed” were none there', chance(failsIfNone)),
  ];
}

/**
 * Whether to buy seeds or items, what such a study can find, and how often its verdict would be right.
 * @param at the level at which the cell has its verdict; widths and the smallest gain are those of one cell alone
 */
export function planningRows(cell: MeasuredCell, at: VerdictLevel): Row[] {
  const { spending, power, bounds } = cell;
  const rows = isRefused(spending)
    ? [row(`Buy seeds or ${unitOf(cell)}?`, `not known: ${spending.reason}`)]
    : spendingRows(spending, cell);
  if (isRefused(power)) return [...rows, row('Power', `not known: ${power.reason}`)];
  const { smallestGain, power: share, draws } = power;
  const found = isRefused(smallestGain)
    ? `not known: ${smallestGain.reason}`
    : `${points(smallestGain)} points (interval at ${level(1 - bounds.single.alpha)}, ${count(draws)} simulated studies)`;
  return [
    ...rows,
    row(`Smallest gain that ${plainPercent(share)} of such studies find`, found),
    ...chanceRows(power, bounds[at].alpha, at),
  ];
}
