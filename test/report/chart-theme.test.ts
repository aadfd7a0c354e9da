import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as theme from '../../src/report/chart-theme.ts';
import { richView } from '../support/sample-view.ts';

const style = readFileSync(new URL('../../assets/report/style.css', import.meta.url), 'utf8');
const colours = [theme.INK, theme.MUTED, theme.GRID, theme.PAPER, theme.SANDBOX, ...Object.values(theme.TONE_COLOURS)];

test.each(colours)('%s of the charts follows the theme of the page', colour => {
  expect(style).toMatch(new RegExp(`\\.plot \\[(?:fill|stroke)="${colour}"\\]`));
});

/** Relative luminance, WCAG 2.2. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

test.each([theme.SANDBOX, ...Object.values(theme.TONE_COLOURS)])('%s stands out from paper by 3:1', colour => {
  expect(1.05 / (luminance(colour) + 0.05)).toBeGreaterThan(3);
});

test('sandbox, carried over, not carried over and not settled have four different looks', () => {
  const looks = richView().cells.map(cell => {
    const { shape, colour, fill } = theme.markOf(cell);
    return `${shape} ${fill === colour ? 'full' : 'hollow'}`;
  });
  expect(new Set(looks)).toEqual(new Set(['diamond full', 'circle full', 'square full', 'circle hollow']));
});
