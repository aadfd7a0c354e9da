import type { PeerRow, Row } from './measure.ts';

/** Most memory that ours may take, in MiB. */
export const MEMORY_LIMIT = 200;

const HEADER = `| work | n | ours: CPU ms (wall) | MiB | beside | its CPU ms (wall) | times faster | at least | met |
|---|---|---|---|---|---|---|---|---|`;

/** Three significant digits, with thousands separated. */
function digits(value: number): string {
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value) || 1)));
  const fixed = value.toFixed(Math.min(decimals, 4));
  return value >= 1000 ? Math.round(value).toLocaleString('en-US') : fixed;
}

const mark = (met: boolean | undefined): string => (met === undefined ? '' : met ? 'yes' : '**no**');

export const meetsLimit = ({ cpu, limitMs }: Row): boolean | undefined =>
  limitMs && limitMs > 0 ? cpu <= limitMs : undefined;
export const meetsGoal = ({ ratio, atLeast }: PeerRow): boolean | undefined =>
  atLeast === undefined ? undefined : ratio >= atLeast;

/** Whether every goal of the row is met, its memory included. */
export const isMet = (row: Row): boolean =>
  row.peakMib <= MEMORY_LIMIT && meetsLimit(row) !== false && row.peers.every(peer => meetsGoal(peer) !== false);

function peerCells({ name, cpu, wall, share, ratio, atLeast }: PeerRow): string[] {
  const about = share < 0.999 ? '~' : '';
  const goal = atLeast === undefined ? '' : `${digits(atLeast)}×`;
  const met = mark(meetsGoal({ name, cpu, wall, share, ratio, atLeast }));
  return [name, `${about}${digits(cpu)} (${about}${digits(wall)})`, `${about}${digits(ratio)}×`, goal, met];
}

function linesOf(row: Row): string[] {
  const memory = `${Math.round(row.peakMib)}${row.peakMib > MEMORY_LIMIT ? ' **over**' : ''}`;
  const own = [row.title, row.size.toLocaleString('en-US'), `${digits(row.cpu)} (${digits(row.wall)})`, memory];
  const limit = row.limitMs === undefined ? [] : [['–', '', '', `≤ ${row.limitMs} ms`, mark(meetsLimit(row))]];
  const absent = row.absent.map(name => [`${name}: peer not installed`, '', '', '', '']);
  const all = [...limit, ...row.peers.map(peerCells), ...absent];
  const beside = all.length === 0 ? [['', '', '', '', '']] : all;
  return beside.map((cells, at) => `| ${[...(at === 0 ? own : ['', '', '', '']), ...cells].join(' | ')} |`);
}

/** The rows of a group as a Markdown table. */
export const renderTable = (rows: readonly Row[]): string => [HEADER, ...rows.flatMap(linesOf)].join('\n');

/**
 * Puts the text between the markers of a section.
 * @throws where the page has no such section
 */
export function replaceSection(page: string, section: string, text: string): string {
  const [open, close] = [`<!-- bench ${section} -->`, `<!-- /bench ${section} -->`];
  const [from, to] = [page.indexOf(open), page.indexOf(close)];
  if (from < 0 || to < from) throw new Error(`No section ${open} … ${close}`);
  return `${page.slice(0, from + open.length)}\n${text}\n${page.slice(to)}`;
}
