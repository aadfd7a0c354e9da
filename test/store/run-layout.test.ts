import { expect, test } from 'vitest';
import { cellFile } from '../../src/store/run-layout.ts';

test('a cell lies in the folder of cells under its key', () => {
  expect(cellFile('0a')).toMatch(/^cells[/\\]0a\.jsonl$/);
});
