import { expect, test } from 'vitest';
import { countPlaces, isOfFile } from '../../src/core/count-places.ts';
import { finding } from '../support/counted.ts';

const at = (code: string, path: string) => finding({ code, path });

test('a file counts once, a folder and a file that is not there are no files', () => {
  const findings = [
    at('SEED', 'a.tar!chat_x/K/seed_1.json'),
    at('IDEA', 'a.tar!chat_x/K/seed_1.json'),
    at('PGR', 'a.tar!chat_x/K/seed_2.json'),
    at('DUPTREE', 'a.tar!cache_results'),
    at('MISSING', 'a.tar!chat_x/K/seed_3.json'),
    at('MISSING', 'a.tar'),
  ];
  expect(countPlaces(findings)).toEqual({ files: 2, folders: 2, absent: 1 });
  expect(findings.map(isOfFile)).toEqual([true, true, true, false, false, false]);
  expect(countPlaces([])).toEqual({ files: 0, folders: 0, absent: 0 });
});
