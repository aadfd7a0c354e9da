import type { CellView, Tone } from './view.ts';

/**
 * Okabe–Ito, darkened where white paper asks for it (3:1). The style sheet maps each of these colours, by its very
 * spelling, to the dark theme; a chart taken out of the page keeps them.
 */
export const INK = '#1b2530';
export const MUTED = '#566270';
export const GRID = '#dfe4ea';
export const PAPER = '#ffffff';
export const SANDBOX = '#0072b2';

export const TONE_COLOURS: Readonly<Record<Tone, string>> = {
  good: '#007a59',
  bad: '#c04f00',
  warn: '#9a6a00',
  unknown: '#6b7785',
};

/** How a cell is drawn: never by colour alone, so every state has a shape of its own. */
export interface Mark {
  readonly colour: string;
  readonly fill: string;
  readonly shape: 'circle' | 'square' | 'diamond';
}

export function markOf({ verdict }: CellView): Mark {
  if (verdict === undefined) return { colour: SANDBOX, fill: SANDBOX, shape: 'diamond' };
  const colour = TONE_COLOURS[verdict.tone];
  if (verdict.tone === 'good') return { colour, fill: colour, shape: 'circle' };
  if (verdict.tone === 'bad') return { colour, fill: colour, shape: 'square' };
  return { colour, fill: PAPER, shape: 'circle' };
}

/** What the shapes of `markOf` mean. */
export const MARK_LEGEND = '◆\u00a0sandbox, ●\u00a0carries over, ■\u00a0does not, ○\u00a0not settled.';
