import type { Claim, Facts, Series, SourceOutcome } from '../../src/core/evidence.ts';
import type { Placement } from '../../src/evidence/assign-design.ts';
import { hashText } from '../../src/evidence/evidence-sink.ts';

/** What a test says of an outcome; a plain name is an item that was right. */
export type Sketch = string | (Partial<SourceOutcome> & { readonly item: string; readonly text?: string });

function outcomeOf(sketch: Sketch): SourceOutcome {
  if (typeof sketch === 'string') return { item: sketch, status: 'scored', score: 1 };
  const { text, ...rest } = sketch;
  return { status: 'scored', score: 1, ...(text === undefined ? {} : { content: hashText(text) }), ...rest };
}

interface SeriesSketch {
  readonly facts?: Facts;
  readonly path?: string;
  readonly isPrimary?: boolean;
  readonly claims?: readonly Claim[];
}

/** A series with these outcomes. */
export function seriesOf(
  outcomes: readonly Sketch[],
  { facts = {}, path = 'x', isPrimary = false, claims = [] }: SeriesSketch = {},
): Series {
  return { path, format: 'made', facts, isPrimary, outcomes: outcomes.map(outcomeOf), claims };
}

/** A series in its place; the arm "a" unless said. */
export function placementOf(
  outcomes: readonly Sketch[],
  { arm = 'a', rung = 'r', domain = 'd', ...rest }: SeriesSketch & Partial<Omit<Placement, 'series'>> = {},
): Placement {
  return { domain, rung, arm, series: seriesOf(outcomes, rest) };
}

/** Notes as they come. */
export function noteList() {
  const notes: string[] = [];
  return { notes, note: (path: string, text: string): void => void notes.push(`${path}: ${text}`) };
}
