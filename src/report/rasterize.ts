import { Resvg } from '@resvg/resvg-js';
import { CarryoverError } from '../core/errors.ts';

/** Pixels of the picture per pixel of the drawing: sharp on paper and on dense screens. */
const ZOOM = 2;
const FONT = { loadSystemFonts: true } as const;
const LETTER =
  '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><text y="15" font-family="sans-serif">x</text></svg>';

/** A machine without fonts draws no letter, and says nothing. */
const hasFonts = (): boolean => new Resvg(LETTER, { font: FONT }).getBBox() !== undefined;

/**
 * The fence of the rasteriser: an SVG goes in, a PNG of twice its size comes out, drawn with the fonts of this machine.
 * @throws CarryoverError `output-failed` where no font is installed: a chart without words must not pass for one
 */
export function rasterize(svg: string): Uint8Array {
  if (!hasFonts()) {
    throw new CarryoverError(
      'output-failed',
      'No font is installed on this machine; expected one to draw the words of the charts with.',
      'Install a font (on Debian: apt-get install fonts-dejavu-core), or take the .svg files from another machine.',
    );
  }
  return new Resvg(svg, { font: FONT, fitTo: { mode: 'zoom', value: ZOOM } }).render().asPng();
}
