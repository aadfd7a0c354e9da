import type { MeasuredCell } from '../core/cell-estimates.ts';
import type { ClusterInfluence, ItemInfluence } from '../core/influence.ts';
import type { ItemInput } from '../core/item.ts';
import type { TransferResult } from '../core/result.ts';
import { count, counted, percent, plainPercent, points } from '../util/format.ts';
import { measuredCells } from './measured-cells.ts';
import { oneLine } from './one-line.ts';
import { cut } from './text-layout.ts';
import type { DecidingRow, DecidingView, ReportView } from './view.ts';

/** Letters of a text on the page. */
const MOST_LETTERS = 180;
const MOST_OF_A_PAIR = 80;

const NOTE =
  'The items, and clusters where there are some, that pull the gain up (▲) and down (▼) most in each cell: what each arm scored on them, mean over the seeds, and by how much the gain would be smaller or larger without them. Of equally strong ones the first are shown.';
const NO_TEXT =
  ' The outcomes came without the text of the items, so only their names stand here; they can be looked up where the outcomes came from.';

const excerpt = (text: string, most: number): string => cut(oneLine(text).replace(/\s+/g, ' ').trim(), most);

function inputText(input: ItemInput): string {
  if (typeof input === 'string') return excerpt(input, MOST_LETTERS);
  const { prompt, first, second } = input;
  return `${excerpt(prompt, MOST_OF_A_PAIR)} | first: ${excerpt(first, MOST_OF_A_PAIR)} | second: ${excerpt(second, MOST_OF_A_PAIR)}`;
}

const partsOf = ({ baseline, candidate, shift }: Pick<ItemInfluence, 'baseline' | 'candidate' | 'shift'>) => ({
  glyph: shift > 0 ? '▲' : '▼',
  scores: `${percent(baseline, 0)} → ${percent(candidate, 0)}`,
  shift: points(shift, 3),
});

const itemRow = (influence: ItemInfluence, text: string | undefined): DecidingRow => ({
  ...partsOf(influence),
  item: influence.item,
  aside: influence.cluster === undefined ? undefined : `cluster ${influence.cluster}`,
  text,
});

const clusterRow = (influence: ClusterInfluence): DecidingRow => ({
  ...partsOf(influence),
  item: influence.cluster,
  aside: `cluster of ${counted(influence.items, 'item')}`,
});

/** How few items carry the gain. */
function carriedBy({ influence: { itemsToZero }, items }: MeasuredCell): string {
  if (itemsToZero === undefined) return 'No part of the items carries the gain alone.';
  const share = plainPercent(Number((itemsToZero / items).toPrecision(2)));
  const strongest = itemsToZero === 1 ? 'its strongest item' : `its ${counted(itemsToZero, 'strongest item')}`;
  return `Without ${strongest} of ${count(items)} (${share}) the gain would be 0 or on the other side of it.`;
}

function cellPart(cell: MeasuredCell, texts: ReadonlyMap<string, string>): DecidingView['cells'][number] {
  const { items, clusters } = cell.influence;
  return {
    rung: cell.rung,
    sentence: carriedBy(cell),
    rows: [
      ...[...items.up, ...items.down].map(influence => itemRow(influence, texts.get(influence.item))),
      ...[...(clusters?.up ?? []), ...(clusters?.down ?? [])].map(clusterRow),
    ],
  };
}

/** Items and clusters that decided the target cells (all cells, where there is one rung), with the texts that the run kept. */
export function decidingView(result: TransferResult): ReportView['deciding'] {
  const measured = measuredCells(result);
  const isAlone = measured.every(({ role }) => role === 'sandbox');
  const shown = measured.filter(
    ({ role, influence: { items } }) => (isAlone || role !== 'sandbox') && items.up.length + items.down.length > 0,
  );
  const domains = result.design.domains.flatMap((domain): DecidingView[] => {
    const own = shown.filter(cell => cell.domain === domain);
    const told = (result.texts ?? []).filter(text => text.domain === domain);
    const texts = new Map(told.map(({ item, input }) => [item, inputText(input)]));
    return own.length === 0 ? [] : [{ domain, cells: own.map(cell => cellPart(cell, texts)) }];
  });
  return { note: (result.texts ?? []).length > 0 ? NOTE : NOTE + NO_TEXT, domains };
}
