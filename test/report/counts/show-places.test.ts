import { expect, test } from 'vitest';
import { showPlaces } from '../../../src/report/counts/show-places.ts';

test.each([
  [{ files: 2, folders: 1, absent: 1 }, '2 files, 1 folder and 1 file that is not there'],
  [{ files: 0, folders: 0, absent: 0 }, '0 files'],
  [{ files: 1, folders: 0, absent: 0 }, '1 file'],
  [{ files: 0, folders: 0, absent: 2 }, '2 files that are not there'],
  [{ files: 0, folders: 1, absent: 0 }, '1 folder'],
])('%j is "%s"', (places, words) => {
  expect(showPlaces(places)).toBe(words);
});
