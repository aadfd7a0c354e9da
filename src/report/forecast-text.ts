import type { CellForecast, Forecast, Scenario } from '../core/forecast.ts';
import { isRefused } from '../core/refusal.ts';
import { count, counted, dollars, percent, points, unsignedPoints } from '../util/format.ts';
import { align, cut, wrap } from './text-layout.ts';
import { cellName } from './words.ts';

const SCENARIO_WORDS: Readonly<Record<Scenario, string>> = {
  none: 'nothing arrives',
  'half-retention': 'φ/2 of it',
  retention: 'φ of it',
  full: 'all of it',
};

const BUY = { seeds: 'seeds', items: 'items', either: 'seeds or items alike' } as const;
const FEASIBLE = { feasible: '✓', warning: '!', error: '✗' } as const;

const mdeText = ({ mde }: CellForecast): string => (isRefused(mde) ? 'none' : unsignedPoints(mde));

function cellRows(cell: CellForecast): string[][] {
  return cell.scenarios.map(({ scenario, gain, chances }, at) => [
    at === 0 ? `${FEASIBLE[cell.feasibility]} ${cut(cellName(cell), 40)}` : '',
    SCENARIO_WORDS[scenario],
    points(gain),
    ...(['survives', 'attenuated', 'vanished', 'reversed', 'inconclusive'] as const).map(verdict =>
      percent(chances[verdict], 0),
    ),
  ]);
}

const sizeRow = (cell: CellForecast): string[] => [
  cut(cellName(cell), 40),
  count(cell.columns),
  count(cell.seeds),
  points(cell.sandboxGain),
  percent(cell.replicates, 0),
  mdeText(cell),
  isRefused(cell.advice) ? 'not known' : BUY[cell.advice],
];

function warnings({ targets }: Forecast): string[] {
  return targets.flatMap(cell => {
    const [none, full] = [cell.scenarios[0]?.chances, cell.scenarios.at(-1)?.chances];
    if (cell.feasibility === 'feasible' || none === undefined || full === undefined) return [];
    const loss = percent(none.vanished + none.attenuated, 0);
    const word = cell.feasibility === 'error' ? 'Error' : 'Warning';
    const why = cell.sandboxGain > 0 ? '' : ' The sandbox has no gain: there is nothing to carry over.';
    return [
      `${word}: ${cellName(cell)}: a loss of everything would be seen with a chance of ${loss}, the full gain with ${percent(full.survives, 0)}.${why}`,
    ];
  });
}

/** What is known of the time: this machine's own, and nothing of the hosts' but what they and the suite promise. */
function timeText({ minutes, purchase }: Forecast): string {
  const own = minutes < 1 ? 'less than a minute' : `about ${counted(Math.ceil(minutes), 'minute')}`;
  if (purchase === undefined || purchase.requests === 0) return own;
  const { batched, mostMinutes } = purchase;
  const batches = batched === 0 ? '' : ` (${counted(batched, 'request')} in batches, which may take a day)`;
  const cap = mostMinutes === undefined ? '' : `; a run stops after ${counted(mostMinutes, 'minute')}`;
  return `${own} of this machine, and as long as the hosts take, which is not known${batches}${cap}`;
}

const costText = (forecast: Forecast): string => {
  const { cells, purchase } = forecast;
  const cost = purchase?.usd === undefined ? 'at a price that is not known' : `about ${dollars(purchase.usd)}`;
  const bought =
    purchase === undefined ? 'no requests, no dollars' : `${counted(purchase.requests, 'request')}, ${cost}`;
  return `${counted(cells.planned, 'cell')}, ${count(cells.stored)} of them measured already; ${bought}; ${timeText(forecast)}.`;
};

/** A forecast for the terminal. */
export function renderForecastText(forecast: Forecast): string {
  const { basis, targets, notes, power } = forecast;
  const from = basis.kind === 'pilot' ? `the pilot ${basis.path}` : `assumptions: ${basis.text}`;
  const found = warnings(forecast);
  const lines = [
    wrap(`Plan of ${cut(forecast.suite)}: ${costText(forecast)}`),
    wrap(`From ${from}.`),
    '',
    ...align([
      ['Cell', 'Items', 'Seeds', 'Sandbox gain', 'Replicates', `MDE at ${percent(power, 0)}`, 'Buy'],
      ...targets.map(sizeRow),
    ]),
    '',
    'Chance of each verdict if, of the sandbox gain,',
    ...align([
      ['Cell', 'arrives', 'points', 'survives', 'attenuated', 'vanished', 'reversed', 'inconclusive'],
      ...targets.flatMap(cellRows),
    ]),
    '',
    ...found.map(text => wrap(text, '  ')),
    ...(found.length > 0 ? [''] : []),
    ...notes.map(text => wrap(text, '  ')),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
