import { expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { exactTangoClaimRate } from '../../../src/stats/null/null-claims.ts';
import { tango } from '../../../src/stats/proportions/tango.ts';
import { readyCell } from '../../support/cells.ts';

/** One seed with b wins, c losses and 30 ties. */
function tangoCell(b: number, c: number) {
  const items = b + c + 30;
  const values = new Float64Array(items).map((_, at) => (at < b ? 1 : at < b + c ? -1 : 0));
  return readyCell({ matrix: { seeds: 1, items, values }, binary: true });
}

/** P(L > 0) and P(U < 0) over every split of the discordant pairs, by the interval itself. */
function enumerate(discordant: number, tail: number) {
  let [gains, losses] = [0, 0];
  let weight = 2 ** -discordant;
  for (let b = 0; b <= discordant; b++) {
    const { low, high } = accept(tango(b, discordant - b, discordant + 30, tail));
    // Where the score is exactly z the limit is 0 up to rounding: such a table claims nothing.
    if (low > 1e-9) gains += weight;
    if (high < -1e-9) losses += weight;
    weight *= (discordant - b) / (b + 1);
  }
  return { gains, losses };
}

test.each([0.025, 0.025 / 6, 0.1])(
  'one-sided error %d: the exact rate is that of all tables with as many discordant pairs',
  tail => {
    for (let discordant = 0; discordant <= 45; discordant++) {
      const { gains, losses } = enumerate(discordant, tail);
      const rate = accept(
        exactTangoClaimRate(tangoCell(Math.floor(discordant / 3), Math.ceil((2 * discordant) / 3)), tail),
      );
      expect(Math.abs(rate - gains), `${discordant} discordant pairs`).toBeLessThan(1e-13);
      expect(Math.abs(gains - losses)).toBeLessThan(1e-13);
    }
  },
);

test('it depends on the number of discordant pairs only', () => {
  const rates = [0, 5, 20].map(b => accept(exactTangoClaimRate(tangoCell(b, 20 - b), 0.025)));
  expect(new Set(rates).size).toBe(1);
});
