import { expect, test } from 'vitest';
import { checkTexts } from '../../src/evidence/check-texts.ts';
import { faultOf } from '../support/fault-of.ts';
import { noteList, placementOf, type Sketch } from '../support/series.ts';

const asked = (texts: readonly string[], more = {}) =>
  placementOf(
    texts.map((text, at): Sketch => ({ item: String(at), text })),
    more,
  );

test('ids that are mixed up are refused: they would pair different questions', async () => {
  const placed = [asked(['one', 'two', 'three']), asked(['two', 'one', 'three'], { arm: 'b', path: 'y' })];
  const fault = await faultOf(() => checkTexts(placed, () => undefined));
  expect(fault.code).toBe('data-invalid');
  expect(fault.message).toBe(
    'y: one series: item "0" is asked what item "1" is in x: one series; expected one question under one id.',
  );
  expect(fault.hint).toContain('--pair-by content');
});

test('so they are where one file holds both series', async () => {
  const placed = [asked(['one', 'two']), asked(['two', 'one'], { arm: 'b' })];
  expect((await faultOf(() => checkTexts(placed, () => undefined))).code).toBe('data-invalid');
});

test('texts that differ throughout are noted: methods have prompts of their own', () => {
  const { notes, note } = noteList();
  checkTexts([asked(['one', 'two', 'three']), asked(['ONE', 'TWO', 'three'], { arm: 'b' })], note);
  expect(notes).toEqual([expect.stringMatching(/^domain d: 2 of 3 items have more than one text under one id/)]);
});

test('equal texts, unknown texts, shared prompts and other domains are nothing to speak of', () => {
  const { notes, note } = noteList();
  const twins = ['same', 'same', 'other'];
  checkTexts(
    [asked(twins), asked(twins, { arm: 'b' }), placementOf(['0', '9']), asked(['x', 'same'], { domain: 'e' })],
    note,
  );
  expect(notes).toEqual([]);
});
