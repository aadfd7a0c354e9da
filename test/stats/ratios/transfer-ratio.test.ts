import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept, isRefused } from '../../../src/core/refusal.ts';
import { type TransferArms, type TransferRatio, transferRatio } from '../../../src/stats/ratios/transfer-ratio.ts';
import { allFinite } from '../../support/all-finite.ts';
import { expectClose } from '../../support/expect-close.ts';

// From numpy: the covariance matrix of the two means from the contributions of every item of either cell. In turn no item is
// shared, every item in another order, some of them.
const KNOWN: readonly {
  readonly target: TransferArms;
  readonly sandbox: TransferArms;
  readonly numbers: readonly number[];
  readonly limits: readonly number[];
}[] = [
  {
    target: {
      candidate: [0.65, 0.62, 0.4, 0.85, 0.65, 0.45, 0.38, 0.3, 0.6, 0.7],
      baseline: [0.48, 0.56, 0.27, 0.63, 0.35, 0.35, 0.35, 0.48, 0.3, 0.37],
      items: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    },
    sandbox: {
      candidate: [0.22, 0.52, 0.67, 0.55, 0.28, 0.75, 0.69, 0.67, 0.61, 0.71, 0.47, 0.98, 0.82, 0.61],
      baseline: [0.45, 0.26, 0.3, 0.39, 0.34, 0.45, 0.3, 0.29, 0.3, 0.28, 0.51, 0.73, 0.24, 0.22],
      items: [100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113],
    },
    numbers: [
      0.146, 0.2492857142857143, 0.04908496035786657, 0.0591465333040224, 0.0, 0.58567335243553, 0.2409983978579494,
    ],
    limits: [0.13444209974790122, 1.5108868823470478],
  },
  {
    target: {
      candidate: [0.37, 0.77, 0.81, 0.56, 0.61, 0.69, 0.78, 0.33, 0.44],
      baseline: [0.55, 0.48, 0.42, 0.39, 0.3, 0.05, 0.51, 0.48, 0.28],
      items: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'],
    },
    sandbox: {
      candidate: [0.84, 0.86, 0.31, 0.57, 0.4, 0.65, 0.73, 0.73, 0.83],
      baseline: [0.28, 0.13, 0.58, 0.25, 0.23, 0.67, 0.12, 0.55, 0.67],
      items: ['i', 'h', 'g', 'f', 'e', 'd', 'c', 'b', 'a'],
    },
    numbers: [
      0.21111111111111114, 0.27111111111111114, 0.08523569356079719, 0.1066984906230382, -0.0012848765432098763,
      0.7786885245901639, 0.469026899629526,
    ],
    limits: [0.04653362258481398, 9.83881635397656],
  },
  {
    target: {
      candidate: [0.34, 0.57, 0.57, 0.72, 0.5, 0.79, 0.87, 0.85],
      baseline: [0.28, 0.38, 0.39, 0.48, 0.13, 0.42, 0.63, 0.42],
      items: [1, 2, 3, 4, 5, 6, 7, 8],
    },
    sandbox: {
      candidate: [0.44, 0.6, 0.96, 0.77, 0.86, 0.75, 0.8, 0.79, 0.94, 0.8, 0.9],
      baseline: [0.31, 0.1, 0.35, 0.47, 0.2, 0.51, 0.38, 0.47, 0.08, 0.41, 0.87],
      items: [21, 3, 22, 5, 23, 1, 24, 25, 8, 26, 27],
    },
    numbers: [
      0.26, 0.40545454545454546, 0.043342489875080194, 0.07294286227606367, 0.0011619955964777863, 0.6412556053811659,
      0.12518368717799397,
    ],
    limits: [0.3945217688673439, 1.0748573322249326],
  },
];

const numbersOf = (got: TransferRatio) => {
  const { targetGain, sandboxGain, targetSe, sandboxSe, covariance, ratio, deltaSe } = got;
  return [targetGain, sandboxGain, targetSe, sandboxSe, covariance, ratio, deltaSe];
};
const withoutItems = ({ candidate, baseline }: TransferArms): TransferArms => ({ candidate, baseline });
const scaled = (arms: TransferArms, scale: number): TransferArms => ({
  ...arms,
  candidate: Float64Array.from(arms.candidate, value => value * scale),
  baseline: Float64Array.from(arms.baseline, value => value * scale),
});

describe('the transfer ratio', () => {
  test.each(KNOWN)('agrees with the covariance matrix of the means, gains $numbers.0 and $numbers.1', known => {
    const got = accept(transferRatio(known.target, known.sandbox, 0.025));
    expectClose(numbersOf(got), known.numbers, 1e-12);
    expect(got).toMatchObject({ degenerate: false, set: { kind: 'bounded' } });
    if (got.set.kind === 'bounded') expectClose([got.set.low, got.set.high], known.limits);
  });

  test('items count as shared only where both cells name them', () => {
    const [, known] = KNOWN as [unknown, (typeof KNOWN)[number]];
    const { target, sandbox } = known;
    for (const [there, here] of [
      [target, withoutItems(sandbox)],
      [withoutItems(target), sandbox],
    ] as const) {
      expect(accept(transferRatio(there, here, 0.025)).covariance).toBe(0);
    }
    expect(accept(transferRatio(target, sandbox, 0.025)).covariance).not.toBe(0);
  });

  test('a cell over itself is 1 with no error, marked as such', () => {
    const cell = { candidate: [1, 1, 1, 1, 0], baseline: [0, 0, 0, 0, 0], items: [1, 2, 3, 4, 5] };
    const got = accept(transferRatio(cell, cell, 0.025));
    expect(got).toMatchObject({ ratio: 1, degenerate: true, set: { kind: 'bounded', low: 1, high: 1 } });
    expect(got.deltaSe).toBeCloseTo(0, 7);
  });

  test('two shared items of opposite gains do not make an impossible covariance', () => {
    const cell = { candidate: [1, 0, 1, 1, 0, 0], baseline: [0, 1, 1, 0, 0, 0] };
    const found = transferRatio({ ...cell, items: [1, 2, 3, 4, 5, 6] }, { ...cell, items: [1, 2, 7, 8, 9, 10] }, 0.025);
    expect(accept(found).covariance).toBeGreaterThan(0);
  });

  test('no number is NaN or infinite, the covariance is possible, and nothing else than no gain is refused', () => {
    const outcome = fc.oneof(fc.constantFrom(0, 1, 0.1, 0.3), fc.double({ min: 0, max: 1, noNaN: true }));
    const cell = fc
      .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 15 }), outcome, outcome), {
        minLength: 2,
        maxLength: 10,
        selector: ([item]) => item,
      })
      .map(rows => ({
        items: rows.map(([item]) => item),
        candidate: rows.map(([, x]) => x),
        baseline: rows.map(([, , x]) => x),
      }));
    fc.assert(
      fc.property(cell, cell, fc.constantFrom(0.005, 0.025, 0.4), (target, sandbox, tail) => {
        const got = transferRatio(target, sandbox, tail);
        expect(allFinite(got)).toBe(true);
        if (isRefused(got)) expect(got).toMatchObject({ code: 'DEGENERATE_DENOMINATOR', argument: 'sandbox' });
        else expect(Math.abs(got.covariance)).toBeLessThanOrEqual(got.targetSe * got.sandboxSe * (1 + 1e-9) + 1e-300);
      }),
      { numRuns: 300 },
    );
  });

  test('a gain whose square vanishes is no impossible covariance', () => {
    const [target, sandbox] = [
      { candidate: [0, 3e-323], baseline: [0, 0] },
      { candidate: [0, 1], baseline: [0, 0] },
    ];
    const found = transferRatio({ ...target, items: [0, 1] }, { ...sandbox, items: [0, 1] }, 0.025);
    expect(accept(found).covariance).toBe(0);
  });

  test('gains, errors and covariance have the unit of the outcomes', () => {
    for (const { target, sandbox, numbers } of KNOWN) {
      for (const scale of [2 ** -10, 2 ** -450]) {
        const got = numbersOf(accept(transferRatio(scaled(target, scale), scaled(sandbox, scale), 0.025)));
        const powers = [1, 1, 1, 1, 2, 0, 0];
        expectClose(
          got.map((value, at) => value / scale ** (powers[at] as number)),
          numbers,
          1e-11,
        );
      }
    }
  });

  test.each([1e-9, 1e-140, 1e-300])('outcomes of size %s have the ratio and the error of size 1', scale => {
    for (const { target, sandbox, numbers } of KNOWN) {
      const got = accept(transferRatio(scaled(target, scale), scaled(sandbox, scale), 0.025));
      expectClose([got.ratio, got.deltaSe], numbers.slice(5), 1e-11);
    }
  });

  test('a million shared items are no strain', () => {
    const list = (period: number) => Float64Array.from({ length: 2e5 }, (_, at) => (at % period === 0 ? 1 : 0));
    const items = Int32Array.from({ length: 2e5 }, (_, at) => at);
    const got = accept(
      transferRatio(
        { candidate: list(4), baseline: list(8), items },
        { candidate: list(2), baseline: list(4), items },
        0.025,
      ),
    );
    expect(got.ratio).toBeCloseTo(0.5, 12);
  });
});

describe('the transfer ratio is refused', () => {
  const cell = { candidate: [1, 0, 1, 1], baseline: [0, 0, 1, 0] };
  test.each<[string, TransferArms, TransferArms, number, string, string]>([
    ['tail 0', cell, cell, 0, 'OUT_OF_RANGE', 'tail'],
    ['tail 0.5', cell, cell, 0.5, 'OUT_OF_RANGE', 'tail'],
    ['a tail beyond the range of t', { candidate: [1, 0], baseline: [0, 0] }, cell, 1e-310, 'OUT_OF_RANGE', 'tail'],
    [
      'an item of the sandbox named twice',
      { ...cell, items: [1, 2, 3, 4] },
      { ...cell, items: [4, 5, 6, 4] },
      0.025,
      'OUT_OF_RANGE',
      'sandbox.items',
    ],
    ['a short baseline', { ...cell, baseline: [0] }, cell, 0.025, 'LENGTH_MISMATCH', 'target.baseline'],
    ['too few names', cell, { ...cell, items: [1, 2] }, 0.025, 'LENGTH_MISMATCH', 'sandbox.items'],
    ['no items', { candidate: [], baseline: [] }, cell, 0.025, 'EMPTY_INPUT', 'target.candidate'],
    ['one item', cell, { candidate: [1], baseline: [0] }, 0.025, 'TOO_FEW_OBSERVATIONS', 'sandbox'],
    ['a NaN', cell, { ...cell, baseline: [0, Number.NaN, 1, 1] }, 0.025, 'NON_FINITE', 'sandbox.baseline'],
    ['an outcome above 1', { ...cell, candidate: [1, 2, 1, 1] }, cell, 0.025, 'OUT_OF_RANGE', 'target.candidate'],
    [
      'an item named twice',
      { ...cell, items: [1, 2, 3, '1'] },
      { ...cell, items: [1, 2, 3, 4] },
      0.025,
      'OUT_OF_RANGE',
      'target.items',
    ],
    [
      'no sandbox gain',
      cell,
      { candidate: [1, 0, 1, 0], baseline: [0, 1, 1, 0] },
      0.025,
      'DEGENERATE_DENOMINATOR',
      'sandbox',
    ],
    [
      'a sandbox gain of float noise',
      cell,
      { candidate: [0.3, 0.2, 0.1], baseline: [0.1, 0.2, 0.3] },
      0.025,
      'DEGENERATE_DENOMINATOR',
      'sandbox',
    ],
    [
      'identical arms in the sandbox',
      cell,
      { candidate: [0.3, 1], baseline: [0.3, 1] },
      0.025,
      'DEGENERATE_DENOMINATOR',
      'sandbox',
    ],
  ])('for %s', (_, target, sandbox, tail, code, argument) => {
    expect(transferRatio(target, sandbox, tail)).toMatchObject({ status: 'refused', code, argument });
  });
});
