import type { CellRef, MeasuredCell } from '../core/cell-estimates.ts';
import type { IntervalMethod } from '../core/estimate.ts';
import type { GateOutcome, Replication } from '../core/result.ts';
import type { VerdictKind, VerdictTag } from '../core/verdict.ts';
import { counted } from '../util/format.ts';
import { cut } from './text-layout.ts';
import type { HealthView, Tone } from './view.ts';

interface Mark {
  readonly glyph: string;
  readonly tone: Tone;
}

/** Glyphs differ in shape, so that a verdict can be told in black and white. */
export const VERDICT_MARKS: Readonly<Record<VerdictKind, Mark>> = {
  survives: { glyph: '✓', tone: 'good' },
  attenuated: { glyph: '↘', tone: 'bad' },
  vanished: { glyph: '∅', tone: 'bad' },
  reversed: { glyph: '✗', tone: 'bad' },
  inconclusive: { glyph: '?', tone: 'warn' },
  unfounded: { glyph: '–', tone: 'unknown' },
  incomplete: { glyph: '…', tone: 'unknown' },
  disqualified: { glyph: '!', tone: 'bad' },
};

export const OUTCOME_TONES: Readonly<Record<GateOutcome, Tone>> = {
  passed: 'good',
  failed: 'bad',
  inconclusive: 'warn',
  disqualified: 'bad',
  incomplete: 'unknown',
};

export const TONE_GLYPHS: Readonly<Record<Tone, string>> = { good: '✓', bad: '✗', warn: '!', unknown: '?' };

export const REPLICATION_WORDS: Readonly<Record<Replication, { readonly word: string; readonly tone: Tone }>> = {
  replicated: { word: 'sandbox gain replicates', tone: 'good' },
  'not-replicated': { word: 'sandbox gain does not replicate', tone: 'bad' },
  'unresolved-missing': { word: 'sandbox gain hangs on missing outcomes', tone: 'warn' },
  refused: { word: 'too little data in the sandbox', tone: 'warn' },
  unmeasured: { word: 'sandbox not measured', tone: 'unknown' },
};

export const TAG_NOTES: Readonly<Record<VerdictTag, string>> = {
  'these-seeds-only': 'these seeds only',
  'small-gain-remains': 'a small gain remains',
  'harm-not-excluded': 'harm not excluded',
  loss: 'worse than the baseline',
  'gain-remains': 'part of the gain remains',
  'headroom-limited': 'headroom-limited',
  'also-holds-simultaneously': 'also holds simultaneously',
};

const METHOD_NAMES: Readonly<Record<IntervalMethod, string>> = {
  howe: 'Howe (new seeds, new items)',
  tango: 'Tango score (these seeds, new items)',
  'these-seeds-t': 't over items (these seeds, new items)',
  'cr2-satterthwaite': 'CR2 with Satterthwaite (these seeds, new clusters)',
  'bootstrap-percentile': 'bootstrap percentile',
  'bootstrap-basic': 'bootstrap basic',
  'bootstrap-bca': 'bootstrap BCa',
  'bootstrap-studentised': 'bootstrap studentised',
  wilson: 'Wilson (these seeds, new items)',
  'vector-howe': 'Howe, vector form',
};

/** The name of a method in a cell: columns are clusters where items have them. */
export const methodName = (method: IntervalMethod, { clusters }: Pick<MeasuredCell, 'clusters'>): string =>
  clusters === undefined ? METHOD_NAMES[method] : METHOD_NAMES[method].replaceAll(/\bitems\b/g, 'clusters');

/** "175b × math" */
export const cellName = ({ rung, domain }: CellRef): string => `${rung} × ${domain}`;

/** "a", "a and b", "a, b and c". */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** More cells than this are counted. */
const MOST_CELLS = 6;

/** "a × math and b × math", while they are few; else "7 cells". */
export const listedCells = (cells: readonly CellRef[]): string =>
  cells.length > MOST_CELLS ? counted(cells.length, 'cell') : listed(cells.map(cellName));

/** A check with its mark. */
export const markedCheck = (
  title: string,
  { tone, word, text }: Pick<HealthView, 'tone' | 'word' | 'text'>,
): HealthView => ({
  title,
  tone,
  glyph: TONE_GLYPHS[tone],
  word,
  text,
});

/** Longest name inside a sentence, in code points; tables have names whole. */
const LONGEST_NAME = 48;

/** A name as it fits a sentence. */
export const shortName = (name: string): string => cut(name, LONGEST_NAME);
