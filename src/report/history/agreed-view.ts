import type { CellRef } from '../../core/cell-estimates.ts';
import type { AgreedGain, AgreedRun, CellSeries, History } from '../../core/history.ts';
import { isSameCell } from '../../core/is-same-cell.ts';
import { counted, points, pointsInterval } from '../../util/format.ts';
import { cellName } from '../words.ts';
import { currentSeries } from './current-series.ts';

/** The blessed run in the words of a history; nothing of it where there is none. */
export interface AgreedView {
  readonly messages: readonly string[];
  readonly notes: readonly string[];
  /** For the headline: why it is not all good; empty, or a sentence after a space. */
  readonly warning: string;
  /** The blessed gain of a cell with its interval; absent where no night can be held against the baseline. */
  readonly gainOf?: ((cell: CellRef) => string) | undefined;
}

interface Held {
  readonly agreed: AgreedGain;
  /** The cell since the last new start; absent where it was not measured. */
  readonly now?: CellSeries['points'][number] | undefined;
  /** Of the whole blessed interval. */
  readonly side?: 'below' | 'above' | undefined;
}

/** Every blessed gain with where the sequence of its cell stands now. */
function hold({ gains }: AgreedRun, { series }: History): readonly Held[] {
  const current = currentSeries(series);
  return gains.map((agreed): Held => {
    const now = current.find(one => isSameCell(one, agreed))?.points.at(-1);
    if (now === undefined) return { agreed };
    const side = now.high < agreed.low ? 'below' : now.low > agreed.high ? 'above' : undefined;
    return { agreed, now, side };
  });
}

function heldMessages({ agreed, now, side }: Held): string[] {
  const name = cellName(agreed);
  if (now === undefined) return [`${name}: blessed at ${points(agreed.gain)} points, and not measured since.`];
  if (side === undefined) return [];
  const [found, blessed] = [now, agreed].map(({ low, high }) => pointsInterval(low, high, 2));
  return [`${name}: the gain, ${found} over the nights since the last new start, is ${side} the blessed ${blessed}.`];
}

function noteOf({ path, blessed }: AgreedRun): string[] {
  if (blessed === undefined) return [];
  const { blessedAt, measuredAt, planHash } = blessed;
  return [
    `The blessed run is that of ${path}: measured ${measuredAt}, blessed ${blessedAt}, plan ${planHash.slice(0, 8)}. Its intervals are for one look, over all cells together; whether a night fell against it is for the gate of that night.`,
  ];
}

/** Whether a baseline is asked for and cannot be looked at. */
export const isUnheld = ({ blessed }: History): boolean => blessed !== undefined && blessed.state !== 'compared';

/** What a history says about the blessed run: where it is none, why; else where the nights leave its intervals. */
export function agreedView(history: History): AgreedView {
  const { blessed } = history;
  if (blessed === undefined) return { messages: [], notes: [], warning: '' };
  const { path, state, obstacles, changes } = blessed;
  if (state !== 'compared') {
    const messages = obstacles.map(text => `No night is held against ${path}: ${text}.`);
    return { messages, notes: [], warning: ' No night is held against the blessed run.' };
  }
  const held = hold(blessed, history);
  const below = held.filter(({ side }) => side === 'below').length;
  return {
    messages: [...held.flatMap(heldMessages), ...changes.map(text => `${path}: ${text}.`)],
    notes: noteOf(blessed),
    warning: below === 0 ? '' : ` In ${counted(below, 'cell')} the gain is below the blessed one.`,
    gainOf: cell => {
      const own = blessed.gains.find(one => isSameCell(one, cell));
      return own === undefined ? '–' : `${points(own.gain)} ${pointsInterval(own.low, own.high, 2)}`;
    },
  };
}
