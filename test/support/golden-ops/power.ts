import { isRefused, type Refusal } from '../../../src/core/refusal.ts';
import type { Alternative } from '../../../src/stats/index.ts';
import {
  mcnemarEffect,
  mcnemarItems,
  mcnemarPower,
  mcnemarPowerNormal,
  normalEffect,
  normalItems,
  pairedTEffect,
  pairedTItems,
  pairedTPower,
} from '../../../src/stats/index.ts';
import { type Json, numberOf, numbersOf } from '../golden.ts';
import type { GoldenOps } from './golden-ops.ts';

const keyed = <T>(value: T | Refusal, name: (value: T) => Record<string, Json>) =>
  isRefused(value) ? value : name(value);

const planOf = (params: Readonly<Record<string, Json>>) => ({
  alpha: numberOf(params.alpha),
  power: numberOf(params.power),
  alternative: (params.alternative ?? 'two-sided') as Alternative,
});

const testOf = (params: Readonly<Record<string, Json>>) => ({
  alpha: numberOf(params.alpha),
  test: params.test === 'midp' ? ('midp' as const) : ('exact' as const),
});

export const powerOps: GoldenOps = {
  power_paired_t: ({ input, params }) =>
    keyed(pairedTPower(numberOf(input.n), numberOf(input.dz), planOf(params)), power => ({ power })),
  n_paired_t: ({ input, params }) =>
    keyed(pairedTItems(numberOf(input.dz), planOf(params)), ({ real, items }) => ({ n_real: real, n: items })),
  mde_paired_t: ({ input, params }) =>
    keyed(pairedTEffect(numberOf(input.n), planOf(params)), mde => ({ mde_dz: mde })),
  mde_normal: ({ input, params }) => {
    const variance = {
      omega2: numberOf(input.omega2),
      sigma2A: numberOf(input.sigma2_a),
      sigma2B: numberOf(input.sigma2_b),
      samplesA: numberOf(input.k_a),
      samplesB: numberOf(input.k_b),
    };
    const found = normalEffect(numberOf(input.n), variance, planOf(params));
    if (isRefused(found)) return found;
    return keyed(normalItems(found.effect, variance, planOf(params)), items => ({
      se: found.se,
      mde: found.effect,
      n_for_mde: items,
    }));
  },
  power_mcnemar: ({ input, params }) => {
    const rates = { p10: numberOf(input.p10), p01: numberOf(input.p01) };
    const normal = mcnemarPowerNormal(numberOf(input.n), rates, numberOf(params.alpha));
    return keyed(mcnemarPower(numberOf(input.n), rates, testOf(params)), power => ({
      power,
      power_normal: isRefused(normal) ? null : normal,
    }));
  },
  n_mcnemar: ({ input, params }) =>
    keyed(mcnemarItems({ p10: numberOf(input.p10), p01: numberOf(input.p01) }, planOf(params)), ({ real, items }) => ({
      n_real: real,
      n: items,
    })),
  mde_mcnemar: ({ input, params }) =>
    keyed(mcnemarEffect(numberOf(input.n), numberOf(input.discordant_rate), planOf(params)), mde => ({ mde })),
  power_mcnemar_sweep: ({ input, params }) => {
    const powers = numbersOf(input.p10).map(p10 =>
      mcnemarPower(numberOf(input.n), { p10, p01: numberOf(input.p01) }, testOf(params)),
    );
    return powers.find(isRefused) ?? { power: powers as number[] };
  },
};
