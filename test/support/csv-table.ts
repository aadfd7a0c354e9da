import { createRng } from '../../src/stats/random/rng.ts';

export interface TableRung {
  readonly name: string;
  /** True gain in accuracy. */
  readonly gain: number;
  readonly size?: number;
}

export interface TableOptions {
  readonly rungs: readonly TableRung[];
  readonly seeds: number;
  readonly items: number;
  readonly domains?: readonly string[];
}

/** Rows `domain,rung,arm,seed,item,score,size` of a seeded study with binary outcomes, one gain per rung. */
export function tableRows({ rungs, seeds, items, domains = ['math'] }: TableOptions): string[] {
  const rows: string[] = [];
  for (const domain of domains) {
    for (const { name, gain, size = 1e9 } of rungs) {
      for (let seed = 1; seed <= seeds; seed++) {
        const rng = createRng(1, domain, name, seed);
        for (let item = 0; item < items; item++) {
          const luck = rng.uniform();
          const candidate = 0.5 + gain;
          const row = (arm: string, chance: number) =>
            `${domain},${name},${arm},${seed},i${item},${luck < chance ? 1 : 0},${size}`;
          rows.push(row('baseline', 0.5), row('candidate', candidate));
        }
      }
    }
  }
  return rows;
}

export const HEADER = 'domain,rung,arm,seed,item,score,size';

export const toCsv = (rows: readonly string[]): string => `${[HEADER, ...rows].join('\n')}\n`;
