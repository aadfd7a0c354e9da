import { describe, expect, test } from 'vitest';
import { adviseSettling } from '../../src/analysis/advise-settling.ts';
import type { ContrastView } from '../../src/analysis/contrast-view.ts';
import { accept } from '../../src/core/refusal.ts';
import { contrastInterval } from '../../src/stats/gain/contrast-interval.ts';
import { gainInterval } from '../../src/stats/gain/gain-interval.ts';
import { decideEstimates } from '../../src/stats/planning/decide-bounds.ts';
import { filled, readyCell } from '../support/cells.ts';

const settings = {
  alpha: 0.05,
  sesoi: 0.02,
  retention: 0.5,
  seed: 1,
  replicates: 999,
  aaReplicates: 100,
  missingThreshold: 0.01,
};

/** A cell of right-or-wrong outcomes in a domain of its own. */
function viewOf(domain: string, { seeds, items }: { seeds: number; items: number }, gain: (at: number) => number) {
  const cell = readyCell({ matrix: filled(seeds, items, gain), binary: true });
  return { domain, cell, units: Int32Array.from({ length: items }, (_, at) => at) } satisfies ContrastView;
}

describe('advice for cells that hardly differ', () => {
  test.each([1, 2, 5])('%i seeds of ties: the advised number of ties does settle it', seeds => {
    const sandbox = viewOf('sandbox', { seeds, items: 4000 }, at => ((at * 7919) % 100 < 6 ? 1 : 0));
    const ties = (items: number) => viewOf('target', { seeds, items }, () => 0);
    const verdict = (items: number) => {
      const none = new Int32Array();
      const relation = { seeds: 'independent', columns: () => ({ left: none, right: none }) } as const;
      const target = ties(items).cell;
      const contrast = contrastInterval([target, sandbox.cell], { tail: 0.025, weights: [1, -0.5], relation });
      return accept(decideEstimates({ gain: gainInterval(target, 0.025), contrast }, settings.sesoi));
    };
    expect(verdict(30)).toBe('inconclusive');
    const advice = adviseSettling(ties(30), sandbox, settings);
    expect(advice?.toward).toBe('vanished');
    expect(advice?.items).toBeLessThan(2000);
    expect(verdict(advice?.items ?? 0)).not.toBe('inconclusive');
  });
});
