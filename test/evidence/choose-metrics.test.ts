import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Facts, Series } from '../../src/core/evidence.ts';
import { chooseMetrics } from '../../src/evidence/choose-metrics.ts';
import { faultOf } from '../support/fault-of.ts';
import { seriesOf } from '../support/series.ts';

const of = (facts: Facts, isPrimary = false): Series => seriesOf(['i'], { facts, isPrimary });
const NONE = { metrics: [], filters: [] };
const names = (series: readonly Series[]) =>
  series.map(({ facts: { model, task, metric, filter } }) => [model, task, metric, filter].filter(Boolean).join(' '));

describe('which of several metrics counts', () => {
  test('is what was asked for, task by task; the first that a task has', () => {
    const series = [
      of({ task: 't', metric: 'acc' }),
      of({ task: 't', metric: 'f1' }),
      of({ task: 'u', metric: 'em' }),
      of({ task: 'u', metric: 'f1' }),
    ];
    const { chosen, other } = chooseMetrics(series, { metrics: ['acc', 'em'], filters: [] });
    expect(names(chosen)).toEqual(['t acc', 'u em']);
    expect(other.map(({ why }) => why)).toEqual(['not chosen: metric f1', 'not chosen: metric f1']);
  });

  test('is not another one where a task lacks what was asked for: that task is left out, and listed', () => {
    const series = [of({ task: 't', metric: 'acc' }), of({ task: 'u', metric: 'f1' }), of({ task: 'v' })];
    const { chosen, other } = chooseMetrics(series, { metrics: ['acc'], filters: [] });
    expect(names(chosen)).toEqual(['t acc', 'v']);
    expect(names(other.map(one => one.series))).toEqual(['u f1']);
  });

  test('is the one that the tool shows first, for every series of the task that has it', () => {
    const series = [
      of({ model: 'a', metric: 'acc' }, true),
      of({ model: 'a', metric: 'f1' }),
      of({ model: 'b', metric: 'acc' }),
      of({ model: 'b', metric: 'f1' }),
    ];
    expect(names(chooseMetrics(series, NONE).chosen)).toEqual(['a acc', 'b acc']);
  });

  test('is refused where two are shown first, or none', async () => {
    const two = [of({ task: 't', metric: 'acc' }, true), of({ task: 't', metric: 'f1' }, true)];
    expect(await faultOf(() => chooseMetrics(two, NONE))).toMatchObject({
      code: 'usage',
      message: 'Task "t" has 2 metrics for the same answers: "acc", "f1"; expected to be told which.',
      hint: 'Choose with --metric NAME.',
    });
    const none = [of({ metric: 'acc' }), of({})];
    expect((await faultOf(() => chooseMetrics(none, NONE))).message).toMatch(/The files give 2 metrics.*"acc", none/);
  });

  test('says nothing of filters, which are chosen after it', async () => {
    const series = [of({ metric: 'em', filter: 'strict' }), of({ metric: 'em', filter: 'loose' })];
    expect((await faultOf(() => chooseMetrics(series, NONE))).hint).toBe('Choose with --filter NAME.');
    expect(names(chooseMetrics(series, { metrics: [], filters: ['loose'] }).chosen)).toEqual(['em loose']);
  });

  test('must exist somewhere', async () => {
    const fault = await faultOf(() => chooseMetrics([of({ metric: 'acc' })], { metrics: ['accuracy'], filters: [] }));
    expect(fault.message).toBe('--metric: no outcome has the metric "accuracy"; found: "acc".');
    expect((await faultOf(() => chooseMetrics([of({})], { metrics: [], filters: ['x'] }))).message).toContain(
      'found: none',
    );
  });
});

test('every series is chosen or listed, and a task never keeps two metrics or filters', () => {
  const fact = fc.constantFrom('x', 'y', undefined);
  const series = fc.array(
    fc
      .record({ task: fact, metric: fact, filter: fact, model: fact }, { requiredKeys: [] })
      .chain(facts => fc.boolean().map(isPrimary => of(facts as Facts, isPrimary))),
    { maxLength: 8 },
  );
  const asked = fc.subarray(['x', 'y']);
  fc.assert(
    fc.property(series, asked, asked, (all, metrics, filters) => {
      let result: ReturnType<typeof chooseMetrics>;
      try {
        result = chooseMetrics(all, { metrics, filters });
      } catch {
        return;
      }
      expect(result.chosen.length + result.other.length).toBe(all.length);
      for (const own of Map.groupBy(result.chosen, ({ facts }) => facts.task).values()) {
        expect(new Set(own.map(({ facts }) => facts.metric)).size).toBe(1);
        expect(new Set(own.map(({ facts }) => facts.filter)).size).toBe(1);
      }
    }),
  );
});
