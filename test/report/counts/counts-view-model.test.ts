import { expect, test } from 'vitest';
import { countsViewModel } from '../../../src/report/counts/counts-view-model.ts';
import { concluded, richArchive } from '../../support/counted.ts';

test('the view has the decision, the domains by number, the settings and the inputs', () => {
  const view = countsViewModel(concluded(richArchive(), { candidate: 'tuned' }));
  expect(view).toMatchObject({ outcome: 'disqualified', tone: 'bad', glyph: '✗' });
  expect(view.reasons).toHaveLength(2);
  expect(view.domains.map(({ id, place }) => [id, place])).toEqual([
    ['domain-1', 'chat, small → large'],
    ['domain-2', 'math, small → large'],
  ]);
  expect(view.provenance).toContainEqual({ label: 'Contrasts in the family', value: '4' });
  expect(view.inputs).toEqual([
    { path: 'archive.tar.gz', sha256: 'ab'.repeat(32), bytes: '1\u202f234', rows: undefined },
  ]);
});

test('one reason is said once; without a candidate every method is meant', () => {
  const view = countsViewModel(concluded());
  expect(view.reasons).toEqual([]);
  expect(view.provenance).toContainEqual({ label: 'Candidate', value: 'every other method' });
});
