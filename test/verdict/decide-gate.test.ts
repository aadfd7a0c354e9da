import { describe, expect, test } from 'vitest';
import type { Calibration } from '../../src/core/calibration.ts';
import type { GateRule } from '../../src/core/design.ts';
import type { Finding } from '../../src/core/finding.ts';
import type { JudgedCell } from '../../src/core/result.ts';
import type { VerdictKind } from '../../src/core/verdict.ts';
import { decideGate } from '../../src/verdict/decide-gate.ts';
import { SAMPLE_AA_CELL, type SampleCell, sampleResult } from '../support/sample-result.ts';

const strict = { require: ['all'], allowFewSeeds: false };
const sampled = sampleResult([]).calibration;
const calibration: Calibration = { ...sampled, aa: { ...sampled.aa, cells: [SAMPLE_AA_CELL] } };
const target = (
  kind: VerdictKind,
  domain = 'math',
  tags: NonNullable<SampleCell['verdict']>['tags'] = [],
): SampleCell => ({
  rung: 'large',
  role: 'production',
  domain,
  verdict: { kind, tags },
});
const decide = (cells: readonly SampleCell[], policy = strict, aa: Calibration = calibration) =>
  decideGate(sampleResult(cells).cells, { calibration: aa, findings: [] }, policy);

describe('the gate', () => {
  test.each([
    ['survives', 'passed', 0],
    ['attenuated', 'failed', 3],
    ['vanished', 'failed', 3],
    ['reversed', 'failed', 3],
    ['inconclusive', 'inconclusive', 4],
    ['unfounded', 'inconclusive', 4],
    ['disqualified', 'disqualified', 5],
    ['incomplete', 'incomplete', 6],
  ] as const)('%s: %s, exit %i', (kind, outcome, exitCode) => {
    expect(decide([target(kind)])).toMatchObject({ outcome, exitCode });
  });

  test('what is proved comes before what is unknown: disqualified, failed, incomplete, inconclusive', () => {
    const all = ['inconclusive', 'incomplete', 'reversed', 'disqualified'] as const;
    const outcomes = [1, 2, 3, 4].map(
      count => decide(all.slice(0, count).map((kind, at) => target(kind, `d${at}`))).outcome,
    );
    expect(outcomes).toEqual(['inconclusive', 'incomplete', 'failed', 'disqualified']);
    expect(decide(all.map((kind, at) => target(kind, `d${at}`))).reasons).toHaveLength(4);
  });

  test('one rung alone has nothing to pass, and so has a run without cells; each says which it is', () => {
    const alone: SampleCell = { rung: 'small', role: 'sandbox', replication: 'replicated' };
    expect(decide([alone])).toMatchObject({ outcome: 'incomplete', exitCode: 6 });
    expect(decide([alone]).reasons[0]?.text).toContain('there is one rung and none to carry its gain over to');
    const spared = sampleResult([alone, target('survives')]).cells.map(cell => ({ ...cell, required: false }));
    for (const cells of [[], spared])
      expect(decideGate(cells, { calibration, findings: [] }, strict).reasons[0]?.text).toContain(
        'no target cell was required',
      );
  });

  test('verdicts about these seeds only do not pass, and do not fail either, unless the policy accepts them', () => {
    for (const kind of ['survives', 'reversed'] as const) {
      expect(decide([target(kind, 'math', ['these-seeds-only'])])).toMatchObject({
        outcome: 'inconclusive',
        reasons: [{ code: 'few-seeds' }],
      });
    }
    const lenient = { ...strict, allowFewSeeds: true };
    expect(decide([target('survives', 'math', ['these-seeds-only'])], lenient).outcome).toBe('passed');
    expect(decide([target('reversed', 'math', ['these-seeds-only'])], lenient).outcome).toBe('failed');
  });

  test('a gate that fails its own A/A check passes nothing', () => {
    const failed = { ...calibration, aa: { ...calibration.aa, passed: false } };
    expect(decide([target('survives')], strict, failed)).toMatchObject({
      outcome: 'inconclusive',
      reasons: [{ code: 'aa-failed' }],
    });
    expect(decide([target('reversed')], strict, failed).outcome).toBe('failed');
  });

  test('a gate whose A/A check was not run passes nothing, and says so where nothing else stands in the way', () => {
    expect(decide([target('survives')], strict, sampled)).toMatchObject({
      outcome: 'inconclusive',
      exitCode: 4,
      reasons: [{ code: 'aa-not-run', text: expect.stringContaining('was not run') }],
    });
    expect(decide([target('incomplete')], strict, sampled).reasons.map(({ code }) => code)).toEqual(['required-cell']);
  });

  test('nothing required, or nothing there, does not pass', () => {
    expect(decide([])).toMatchObject({ outcome: 'incomplete', exitCode: 6, reasons: [{ code: 'nothing-required' }] });
    expect(decide([{ rung: 'small', role: 'sandbox' }]).outcome).toBe('incomplete');
  });
});

describe('rules of its own for some cells', () => {
  const ruled = (kind: VerdictKind, rule: GateRule, tags: NonNullable<SampleCell['verdict']>['tags'] = []) => {
    const cells = sampleResult([target('survives', 'chat'), target(kind, 'math', tags)]).cells;
    const isRequired = rule.level === 'error' && !rule.accept.includes('inconclusive');
    const own = cells.map((cell, at) => (at === 0 ? cell : { ...cell, required: isRequired, rule }));
    return decideGate(own, { calibration, findings: [] }, strict);
  };

  test('attenuated is let through where part of the gain is proved to remain, and only there', () => {
    const rule: GateRule = { accept: ['attenuated'], level: 'error' };
    const passed = ruled('attenuated', rule, ['gain-remains']);
    expect(passed.outcome).toBe('passed');
    expect(passed.reasons[0]?.text).toContain('let through: large × math attenuated');
    expect(ruled('attenuated', rule)).toMatchObject({ outcome: 'inconclusive', exitCode: 4 });
    expect(ruled('attenuated', rule).reasons[0]?.text).toContain('no gain is proved to remain');
    expect(ruled('vanished', rule).outcome).toBe('failed');
    expect(ruled('inconclusive', rule).outcome).toBe('inconclusive');
  });

  test('inconclusive is let through, and neither harm, nor gaps, nor gaming, nor an unfounded claim with it', () => {
    const rule: GateRule = { accept: ['inconclusive'], level: 'error' };
    expect(ruled('inconclusive', rule).outcome).toBe('passed');
    expect(ruled('survives', rule, ['these-seeds-only']).reasons[0]?.text).toContain(
      'let through: large × math survives (these seeds only)',
    );
    const others = (['reversed', 'incomplete', 'disqualified', 'unfounded'] as const).map(kind => ruled(kind, rule));
    expect(others.map(({ outcome }) => outcome)).toEqual(['failed', 'incomplete', 'disqualified', 'inconclusive']);
  });

  test('accepting inconclusive lets through no loss, and no gain that vanished, of these seeds only', () => {
    const open: GateRule = { accept: ['inconclusive'], level: 'error' };
    const few = ['these-seeds-only'] as const;
    for (const kind of ['reversed', 'vanished', 'attenuated'] as const) {
      expect(ruled(kind, open, few)).toMatchObject({ outcome: 'inconclusive', reasons: [{ code: 'few-seeds' }] });
    }
    const both: GateRule = { accept: ['attenuated', 'inconclusive'], level: 'error' };
    expect(ruled('attenuated', both, few).outcome).toBe('passed');
    expect(ruled('attenuated', { ...both, accept: ['attenuated'] }, few).outcome).toBe('inconclusive');
    expect(ruled('reversed', both, few).outcome).toBe('inconclusive');
  });

  test('no level of a rule hides gaming from a policy that stops at findings', () => {
    const [, math] = sampleResult([target('survives', 'chat'), target('disqualified', 'math')]).cells;
    if (math === undefined) throw new Error('no cell');
    const [chat] = sampleResult([target('survives', 'chat')]).cells;
    const finding: Finding = {
      ...{ detector: 'copied-results', severity: 'disqualifies', found: 'a copy', meaning: '' },
      cells: [{ rung: 'large', domain: 'math' }],
    };
    for (const level of ['off', 'warn', undefined] as const) {
      const spared: JudgedCell = { ...math, required: false, ...(level && { rule: { accept: [], level } }) };
      const policy = { ...strict, audit: 'error' } as const;
      const gate = decideGate(chat ? [chat, spared] : [], { calibration, findings: [finding] }, policy);
      expect(gate, `rule: ${level}`).toMatchObject({ outcome: 'disqualified', exitCode: 5 });
    }
  });

  test('a warning is told and decides nothing; off says nothing', () => {
    const warned = ruled('reversed', { accept: [], level: 'warn' });
    expect(warned).toMatchObject({ outcome: 'passed', exitCode: 0 });
    expect(warned.reasons.map(({ level, text }) => [level, text])).toEqual([
      [undefined, 'the gain survives in large × chat; A/A check passed'],
      ['warn', 'large × math: reversed'],
    ]);
    expect(ruled('reversed', { accept: [], level: 'off' }).reasons).toHaveLength(1);
  });

  test('a gate whose every rule is off has nothing to pass', () => {
    const cells = sampleResult([target('survives')]).cells.map(cell => ({
      ...cell,
      required: false,
      rule: { accept: [], level: 'off' } as const,
    }));
    expect(decideGate(cells, { calibration, findings: [] }, strict).outcome).toBe('incomplete');
  });
});
