import { expect, test } from 'vitest';
import { compareMeasures } from '../../src/evidence/compare-measures.ts';
import { noteList, placementOf } from '../support/series.ts';

const of = (arm: string, facts: object, domain = 'd') => placementOf(['i'], { arm, facts, domain });

test('arms of a domain by different metrics or filters are noted, each once', () => {
  const { notes, note } = noteList();
  const placed = [
    of('a', { metric: 'acc' }),
    of('b', { metric: 'f1', filter: 'strict' }),
    of('b', { metric: 'acc', filter: 'strict' }),
  ];
  compareMeasures(placed, note);
  expect(notes).toEqual([
    'domain d: arms are measured by different metrics: a by acc, b by acc, f1',
    'domain d: arms are measured by different filters: a by none, b by strict',
  ]);
});

test('what differs between domains alone is nothing to speak of', () => {
  const { notes, note } = noteList();
  compareMeasures([of('a', { metric: 'acc' }), of('b', { metric: 'acc' }), of('a', { metric: 'f1' }, 'e')], note);
  expect(notes).toEqual([]);
});
