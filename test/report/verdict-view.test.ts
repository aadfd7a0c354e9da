import { describe, expect, test } from 'vitest';
import { VERDICT_REASONS, type Verdict } from '../../src/core/verdict.ts';
import { verdictSentence, verdictView } from '../../src/report/verdict-view.ts';
import { sampleResult } from '../support/sample-result.ts';

const margins = { sesoi: 0.02, retention: 0.5 };
const sentence = (verdict: Verdict) => verdictSentence(verdict, margins);

describe('each verdict says what it proves and no more', () => {
  test('vanished with a gain above 0 says that a gain remains, never "no effect"', () => {
    const text = sentence({ kind: 'vanished', tags: ['small-gain-remains'] });
    expect(text).toBe('A gain remains, below the smallest that matters: 2 points or more are excluded.');
    expect(sentence({ kind: 'vanished', tags: [] })).not.toMatch(/no effect/i);
  });

  test('harm that is not excluded is said', () => {
    expect(sentence({ kind: 'vanished', tags: ['harm-not-excluded'] })).toContain(
      'Harm of more than 2 points is not excluded.',
    );
  });

  test('attenuated says whether anything is proved to arrive', () => {
    expect(sentence({ kind: 'attenuated', tags: ['gain-remains'] })).toBe(
      'Less than 50% of the sandbox gain arrives; what arrives is above 0.',
    );
    expect(sentence({ kind: 'attenuated', tags: [] })).toBe(
      'Less than 50% of the sandbox gain arrives, possibly none.',
    );
  });

  test.each(VERDICT_REASONS)('reason %s has a sentence', reason => {
    expect(sentence({ kind: 'inconclusive', reason, tags: [] }).length).toBeGreaterThan(20);
  });

  test('where alone and simultaneously differ, both are shown', () => {
    const [cell] = sampleResult([{ rung: 'large', role: 'production' }]).cells;
    if (!cell?.levels) throw new Error('no levels');
    const family: Verdict = { kind: 'inconclusive', reason: 'gain_unresolved', tags: [] };
    const view = verdictView({ ...cell, levels: { single: cell.levels.single, family } }, margins);
    expect(view?.notes).toContain('alone: survives; simultaneously: inconclusive, gain unresolved');
    const free = { ...cell, required: false, verdict: family, levels: { single: cell.levels.single, family } };
    expect(verdictView(free, margins)?.sentence).toMatch(/the interval shown is that of the cell alone\.$/);
  });

  test('a verdict at the simultaneous level says that it holds there, once', () => {
    const [cell] = sampleResult([{ rung: 'large', role: 'production' }]).cells;
    if (!cell) throw new Error('no cell');
    expect(verdictView({ ...cell, required: false }, margins)?.notes).toEqual(['also holds simultaneously']);
    expect(verdictView(cell, margins)?.notes).toEqual([]);
  });

  test('a cell that was not measured gives the reason', () => {
    const cell = { rung: 'large', role: 'production', unmeasured: 'The two arms share no seed.' } as const;
    const verdict: Verdict = { kind: 'incomplete', reason: 'not_comparable', tags: [] };
    const [judged] = sampleResult([{ ...cell, verdict }]).cells;
    expect(judged && verdictView(judged, margins)?.sentence).toContain('The two arms share no seed.');
  });
});
