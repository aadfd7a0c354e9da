import { describe, expect, test } from 'vitest';
import type { Verdict, VerdictKind, VerdictReason } from '../../src/core/verdict.ts';
import { headline } from '../../src/report/headline.ts';
import { type SampleCell, sampleResult } from '../support/sample-result.ts';

const sandbox: SampleCell = { rung: 'small', role: 'sandbox' };
const production = (kind: VerdictKind, domain = 'math', tags: Verdict['tags'] = []): SampleCell => ({
  rung: 'large',
  role: 'production',
  domain,
  verdict: { kind, tags },
});

describe('one sentence answers whether the gain carried over', () => {
  test.each([
    [
      'survives',
      'Yes: in production (large), the gain carries over in math (+5.00 points, 95% interval [+1.00, +9.00]).',
    ],
    ['attenuated', 'No: in production (large), too little of the gain arrives in math'],
    ['vanished', 'No: in production (large), the gain has vanished in math'],
    ['reversed', 'No: in production (large), the gain has turned into a loss in math'],
    ['inconclusive', 'Not settled: in production (large), it is open whether any gain arrives in math (+5.00 points'],
    ['incomplete', 'Not measured: in production (large), there is no result that could be judged in math'],
    ['disqualified', 'Disqualified: in production (large), the evidence is disqualified in math'],
  ] as const)('%s', (kind, expected) => {
    expect(headline(sampleResult([sandbox, production(kind)]))).toContain(expected);
  });

  test('domains that disagree are named apart, and the answer is neither yes nor no', () => {
    const cells = [production('survives', 'chat'), production('vanished', 'code'), production('survives', 'math')];
    const text = headline(sampleResult([sandbox, ...cells]));
    expect(text).toMatch(
      /^In part: in production \(large\), the gain carries over in chat \(.*\) and math \(.*\); the gain has vanished in code \(.*\)\.$/,
    );
  });

  test('failures beside open questions are never called a yes or a plain no', () => {
    const text = headline(sampleResult([sandbox, production('vanished', 'chat'), production('inconclusive', 'math')]));
    expect(text).toMatch(/^Not shown: /);
  });

  test('few seeds are said beside the answer itself', () => {
    expect(headline(sampleResult([sandbox, production('survives', 'math', ['these-seeds-only'])]))).toContain(
      'Yes (these seeds only): in production (large), ',
    );
  });

  test('an inconclusive result is never worded as no effect', () => {
    const text = headline(sampleResult([sandbox, production('inconclusive')]));
    expect(text).not.toMatch(/no effect|no gain|failed|vanished/i);
  });

  test('an unfounded run says that there was nothing to carry over', () => {
    const result = {
      ...sampleResult([{ ...sandbox, replication: 'not-replicated' }, production('unfounded')]),
      unfounded: true,
    };
    expect(headline(result)).toMatch(
      /^Nothing to carry over: the sandbox gain itself does not replicate in math .* on small\.$/,
    );
  });

  test('rungs between are counted, one of them is named', () => {
    const larger = (domain: string): SampleCell => ({ rung: 'medium', role: 'larger', domain });
    expect(headline(sampleResult([sandbox, larger('math'), production('survives')]))).toMatch(
      /On the way, medium × math: survives\.$/,
    );
    const two = headline(sampleResult([sandbox, larger('math'), larger('chat'), production('survives')]));
    expect(two).toMatch(/On the rungs between, it carries over in 2 of 2 cells\.$/);
  });

  test('a cell without numbers is named without them', () => {
    const cell: SampleCell = { ...production('incomplete'), unmeasured: 'The candidate arm has no rows in this cell.' };
    expect(headline(sampleResult([sandbox, cell]))).toContain('no result that could be judged in math.');
  });

  test('what is open is said: the gain itself, or how much of it', () => {
    const open = (reason: VerdictReason) => {
      const cell: SampleCell = { ...production('inconclusive'), verdict: { kind: 'inconclusive', reason, tags: [] } };
      return headline(sampleResult([sandbox, cell]));
    };
    expect(open('retention_unresolved')).toMatch(
      /a gain arrives in math \(.*\), but it is open whether enough of it does/,
    );
    expect(open('missing')).toContain('hangs on missing outcomes in math');
    expect(open('refused')).toContain('too few, too uniform or in clusters too unequal to judge in math');
  });

  test('a gain that is proved but too small is never called vanished, and harm that is possible is said', () => {
    expect(headline(sampleResult([sandbox, production('vanished', 'math', ['small-gain-remains'])]))).toContain(
      'only a gain below the smallest that matters remains in math',
    );
    expect(headline(sampleResult([sandbox, production('attenuated', 'math', ['harm-not-excluded'])]))).toContain(
      '; harm not excluded)',
    );
  });

  test('a loss where nothing could carry over is named with its number', () => {
    const lost: SampleCell = {
      ...production('unfounded', 'chat'),
      verdict: { kind: 'unfounded', reason: 'sandbox_not_replicated', tags: ['loss'] },
    };
    expect(headline(sampleResult([sandbox, lost, production('survives', 'math')]))).toMatch(
      /no gain that could carry over is shown in the sandbox in chat; the candidate is worse than the baseline in chat \(\+5\.00 points, .*\)\.$/,
    );
  });

  test('evidence that does not count is named without its numbers, and first', () => {
    const text = headline(sampleResult([sandbox, production('survives', 'chat'), production('disqualified', 'code')]));
    expect(text).toContain('the evidence is disqualified in code; the gain carries over in chat (+5.00');
  });

  test('few seeds in some domains are said of those domains only', () => {
    const cells = [production('survives', 'chat', ['these-seeds-only']), production('survives', 'code')];
    const text = headline(sampleResult([sandbox, ...cells]));
    expect(text).toMatch(/^Yes: .* in chat \([^)]*; these seeds only\) and code \([^)]*\]\)\.$/);
  });

  test('a cell that the gate does not require is quoted at the level of its verdict', () => {
    const { cells, ...result } = sampleResult([sandbox, production('survives')]);
    const free = { ...result, cells: cells.map(cell => ({ ...cell, required: false })) };
    const [, target] = free.cells;
    if (target?.estimates.status !== 'measured') throw new Error('not measured');
    const family = { status: 'estimated', point: 0.05, low: 0.002, high: 0.098, level: 0.975 } as const;
    const bounds = {
      ...target.estimates.bounds,
      family: { alpha: 0.025, gain: { ...family, method: 'howe', sparse: false } },
    } as const;
    const estimates = { ...target.estimates, bounds };
    expect(headline({ ...free, cells: [{ ...target, estimates }] })).toContain('97.5% interval [+0.20, +9.80]');
  });

  test('one production cell is set beside the sandbox gain', () => {
    const cell = { ...production('survives'), measured: { sandbox: { rung: 'small', domain: 'math' } } };
    expect(headline(sampleResult([{ ...sandbox, gain: [0.1, 0.12, 0.14] }, cell]))).toContain('; sandbox +12.00)');
  });

  test('many domains are counted, and the first of each kind named', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const cells = names.map(name => production(name === 'f' ? 'reversed' : 'survives', name));
    expect(headline(sampleResult([sandbox, ...cells]))).toMatch(
      /over in 5 of 6 domains \(a \(\+5\.00 points\), b \(\+5\.00 points\), c \(\+5\.00 points\) and 2 more\); .* a loss in f \(\+5\.00 points\)\./,
    );
  });

  describe('where the A/A check failed', () => {
    const unreliable = (cells: readonly SampleCell[]) => {
      const { calibration, ...result } = sampleResult(cells);
      return headline({ ...result, calibration: { ...calibration, aa: { ...calibration.aa, passed: false } } });
    };

    test('no answer is a yes, and the failure is in the answer itself', () => {
      expect(unreliable([sandbox, production('survives')])).toMatch(
        /^Not to be relied on \(A\/A check failed\): in production \(large\), the gain carries over in math/,
      );
      const parts = [sandbox, production('survives', 'chat'), production('vanished', 'code')];
      expect(unreliable(parts)).toMatch(/^Not to be relied on \(A\/A check failed\): /);
      expect(unreliable([sandbox, production('survives', 'math', ['these-seeds-only'])])).toMatch(
        /^Not to be relied on \(A\/A check failed; these seeds only\): /,
      );
    });

    test('any other answer stands, with the failure beside it', () => {
      expect(unreliable([sandbox, production('reversed')])).toMatch(/^No \(A\/A check failed\): /);
      expect(unreliable([sandbox, production('disqualified')])).toMatch(/^Disqualified \(A\/A check failed\): /);
      expect(unreliable([sandbox])).toMatch(/^One rung, nothing to carry over to \(A\/A check failed\): /);
    });
  });

  test('a run without a production cell is neither a yes nor a no', () => {
    const { design, ...result } = sampleResult([sandbox]);
    const ladder = { ...design, rungs: [...design.rungs, { name: 'large', role: 'production' } as const] };
    expect(headline({ ...result, design: ladder })).toBe('Not measured: nothing was measured in production (large).');
    const unfounded = sampleResult([{ ...sandbox, replication: 'unmeasured', unmeasured: 'No rows.' }]);
    expect(headline({ ...unfounded, design: ladder, unfounded: true })).toBe(
      'Nothing to carry over: the sandbox gain was not measured.',
    );
  });

  test('one rung alone says what its gain is, and that there is nothing to carry over to', () => {
    const failed = { ...sandbox, domain: 'chat', replication: 'not-replicated' } as const;
    expect(headline(sampleResult([sandbox, failed]))).toMatch(
      /^One rung, nothing to carry over to: on small, there is a gain in math \(.*\); none is shown in chat \(.*\)\.$/,
    );
  });

  test('a name of 300 letters does not drown the answer', () => {
    const text = headline(
      sampleResult([sandbox, { ...production('survives', 'x'.repeat(300)), rung: 'y'.repeat(300) }]),
    );
    expect(text.length).toBeLessThan(250);
  });
});
