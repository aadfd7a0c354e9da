import { expect, test } from 'vitest';
import { figureFiles } from '../../src/report/figure-files.ts';
import { concluded, richArchive } from '../support/counted.ts';
import { isRequired, titleOf } from '../support/requirements.ts';
import { twoRungResult } from '../support/sample-result.ts';

test.skipIf(!isRequired('chromium')).each([
  ['a run', () => twoRungResult(), 'gains-1'],
  ['an archive of counts', () => concluded(richArchive()), 'differences-1'],
])(titleOf('every picture of %s is an SVG, a PNG and a spec', 'chromium'), async (_, result, first) => {
  const files = await figureFiles(result());
  expect(files.slice(0, 3).map(({ name }) => name)).toEqual([`${first}.svg`, `${first}.png`, `${first}.vl.json`]);
  for (const { name, text } of files) {
    if (name.endsWith('.svg')) expect(text).toMatch(/^<svg xmlns="[^"]*" width="\d+" height="\d+" viewBox/);
    if (name.endsWith('.png')) expect(text).toBeInstanceOf(Uint8Array);
    if (name.endsWith('.vl.json')) {
      const spec: unknown = JSON.parse(text as string);
      expect(spec).toMatchObject({ $schema: expect.stringContaining('vega-lite/v6'), background: '#ffffff' });
    }
  }
});
