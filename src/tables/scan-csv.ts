import type { PlainBuffer } from './plain-rows.ts';

const COMMA = 0x2c;
const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

interface Place {
  readonly start: number;
  /** Of the row's first cell in what is filled. */
  readonly first: number;
}

/** Finds the cells of one line; returns where it ends, or −1 where it has not as many fields as it should. */
function scanLine(bytes: Buffer, { start, first }: Place, { starts, ends, width }: PlainBuffer): number {
  let cell = first;
  let from = start;
  let at = start;
  for (; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte > COMMA) continue;
    if (byte === NEWLINE) break;
    if (byte !== COMMA) continue;
    // Too many fields run into the row behind, which is not there yet.
    if (at > from) starts[cell] = from;
    ends[cell++] = at;
    from = at + 1;
  }
  const hasReturn = at > from && at < bytes.length && bytes[at - 1] === CARRIAGE_RETURN;
  const end = hasReturn ? at - 1 : at;
  if (end > from) starts[cell] = from;
  ends[cell] = end;
  return cell === first + width - 1 ? at : -1;
}

/** End of a line without any sign; −1 for every other. A carriage return alone at the end of the file is a sign. */
function blankEnd(bytes: Buffer, start: number): number {
  const end = bytes[start] === CARRIAGE_RETURN ? start + 1 : start;
  return bytes[end] === NEWLINE ? end : -1;
}

/**
 * Finds the cells of CSV rows that hold no double quote; blank lines are skipped.
 * @param bytes whole lines, without any double quote
 * @param firstLine 1-based line of the file on which they start
 * @param found what it fills; its width says how many fields a row must have
 * @returns false where a row has more fields, or fewer
 */
export function scanCsv(bytes: Buffer, firstLine: number, found: PlainBuffer): boolean {
  let end = -1;
  for (let start = 0, line = firstLine; start < bytes.length; start = end + 1, line++) {
    end = blankEnd(bytes, start);
    if (end !== -1) continue;
    const first = found.open(line);
    end = scanLine(bytes, { start, first }, found);
    if (end === -1) return false;
    found.rows++;
  }
  return true;
}
