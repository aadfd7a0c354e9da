import { expect, test } from 'vitest';
import { rasterize } from '../../src/report/rasterize.ts';
import { isRequired, titleOf } from '../support/requirements.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><text y="15">x</text></svg>';

/** Width and height, from the header of a PNG. */
const sizeOf = (png: Uint8Array): number[] => {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

test.skipIf(!isRequired('chromium'))(titleOf('a drawing becomes a PNG of twice its size', 'chromium'), () => {
  const png = rasterize(SVG);
  expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  expect(sizeOf(png)).toEqual([60, 40]);
  expect(rasterize(SVG)).toEqual(png);
});
