import { expect, test } from 'vitest';
import type { Setup } from '../../src/core/evidence.ts';
import type { Placement } from '../../src/evidence/assign-design.ts';
import { compareSetups } from '../../src/evidence/compare-setups.ts';
import { placementOf } from '../support/series.ts';

interface Where {
  readonly domain?: string;
  readonly format?: string;
}
function of(arm: string, setup: Setup | undefined, { domain = 'd', format = 'made' }: Where = {}): Placement {
  const { series, ...place } = placementOf(['i'], { arm, domain });
  return { ...place, series: { ...series, format, setup } };
}
const notes = (...placed: readonly Placement[]) => compareSetups(placed).map(({ path, text }) => `${path}: ${text}`);

test('arms of one cell under different settings are noted, with what each says', () => {
  expect(
    notes(of('base', { temperature: '0', dataset: 'x' }), of('cand', { temperature: '0.5', dataset: 'x' })),
  ).toEqual(['domain d of rung r: arms differ in temperature: base 0, cand 0.5']);
});

test('a setting that one arm alone states is noted, unless its format never says it', () => {
  const said = of('a', { temperature: '0.5' });
  expect(notes(said, of('b', {}))).toEqual(['domain d of rung r: arms differ in temperature: a 0.5, b not stated']);
  expect(notes(said, of('b', {}, { format: 'other' }))).toEqual([]);
});

test('an arm of several files may have several values', () => {
  expect(notes(of('a', { shots: '5' }), of('a', { shots: '0' }), of('b', { shots: '5' }))).toEqual([
    'domain d of rung r: arms differ in shots: a 0 and 5, b 5',
  ]);
});

test('what differs between cells alone, or is the same everywhere, is nothing to speak of', () => {
  expect(notes(of('a', { t: '0' }), of('b', { t: '0' }), of('a', { t: '1' }, { domain: 'e' }))).toEqual([]);
  expect(notes(of('a', undefined), of('b', undefined))).toEqual([]);
});

test('what every arm is called after is what is compared', () => {
  expect(notes(of('0-shot', { shots: '0' }), of('5-shot', { shots: '5' }))).toEqual([]);
  expect(notes(of('gen (t=0)', { t: '0' }), of('gen (t=0.5)', { t: '0.5' }))).toEqual([]);
  expect(notes(of('gpt-40', { t: '0' }), of('gpt-0.5', { t: '0.5' }))).toHaveLength(1);
});

test('one note stands for all cells that say the same, and for many arms', () => {
  const cell = (domain: string) => [
    of('a', { t: '0' }, { domain }),
    of('b', { t: '0' }, { domain }),
    of('c', { t: '1' }, { domain }),
  ];
  expect(notes(...cell('d'), ...cell('e'))).toEqual([
    'domain d of rung r and 1 more: arms differ in t: a and 1 more 0, c 1',
  ]);
  const many = Array.from({ length: 9 }, (_, at) => of(`m${at}`, { t: `v${at}` }));
  expect(notes(...many)[0]).toContain('m3 v3 and 5 more values');
});
