import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Placement } from '../../src/evidence/assign-design.ts';
import { pairByContent } from '../../src/evidence/pair-by-content.ts';
import { faultOf } from '../support/fault-of.ts';
import { noteList, placementOf, type Sketch } from '../support/series.ts';

const itemsOf = (placed: readonly Placement[]) => placed.map(({ series }) => series.outcomes.map(({ item }) => item));

test('equal texts become equal items, whatever their ids, in either order', () => {
  const left = placementOf([
    { item: '1', text: 'one' },
    { item: '2', text: 'two ' },
  ]);
  const right = placementOf([
    { item: 'b', text: ' two' },
    { item: 'a', text: 'one' },
  ]);
  const [one, other] = itemsOf(pairByContent([left, right], () => undefined));
  expect(other).toEqual(one?.toReversed());
  expect(itemsOf(pairByContent([right, left], () => undefined))).toEqual([other, one]);
  expect(one?.[0]).toMatch(/^text-[0-9a-f]{16}$/);
});

test('repeats of an item stay repeats of it', () => {
  const repeated = ['1', '2'].map((repeat): Sketch => ({ item: 'x', repeat, text: 'one' }));
  const [items] = itemsOf(pairByContent([placementOf(repeated)], () => undefined));
  expect(new Set(items).size).toBe(1);
  expect(items).toHaveLength(2);
});

test('a text that several items of a series have is left out there, and counted', () => {
  const { notes, note } = noteList();
  const twins: readonly Sketch[] = [
    { item: '1', text: 'one' },
    { item: '2', text: 'one' },
    { item: '3', text: 'two' },
  ];
  expect(itemsOf(pairByContent([placementOf(twins)], note))[0]).toHaveLength(1);
  expect(notes).toEqual(['x: 2 outcomes left out of pairing by content: their text belongs to several items']);
});

test('a sample without its text is left out and counted; where all are, nothing can be paired so', async () => {
  const { notes, note } = noteList();
  expect(itemsOf(pairByContent([placementOf([{ item: '1', text: 'one' }, '2'])], note))[0]).toHaveLength(1);
  expect(notes).toEqual(['x: 1 outcomes left out of pairing by content: they come without their text']);
  const fault = await faultOf(() => pairByContent([placementOf(['1', '2'])], () => undefined));
  expect([fault.code, fault.message]).toEqual([
    'data-invalid',
    'x: holds no texts of its items; expected texts to pair by.',
  ]);
});

test('outcomes in are outcomes out and those counted', () => {
  const sketch = fc.record({ item: fc.constantFrom('1', '2', '3'), text: fc.constantFrom('p', 'q', 'r') });
  fc.assert(
    fc.property(fc.array(sketch), sketches => {
      const { notes, note } = noteList();
      const [out] = itemsOf(pairByContent([placementOf(sketches)], note));
      const lost = notes.reduce((sum, text) => sum + Number(/: (\d+) outcomes/.exec(text)?.[1]), 0);
      expect((out?.length ?? 0) + lost).toBe(sketches.length);
    }),
  );
});
