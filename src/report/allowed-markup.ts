import { oneLine } from './one-line.ts';

/**
 * Finished HTML or SVG, line by line: neither allows control characters or halves of letters, and marks that turn the
 * direction of writing or hide would reach beyond the name they came with. What our own parts are made of has none. Every
 * end of a line is LF, as browsers read it.
 */
export const allowedMarkup = (markup: string): string =>
  markup.replaceAll('\r\n', '\n').split('\n').map(oneLine).join('\n');
