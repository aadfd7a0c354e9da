import { expect, test } from 'vitest';
import { selectionText } from '../../src/report/selection-text.ts';
import { twoRungResult } from '../support/sample-result.ts';
import { SAMPLE_SELECTION, sampleRunResult } from '../support/sample-run-result.ts';

const text = (change: Partial<typeof SAMPLE_SELECTION>) =>
  selectionText({ ...sampleRunResult(), selection: { ...SAMPLE_SELECTION, ...change } });

test('a recorded search is told whole: winner, field, items, seeds, rule', () => {
  expect(text({})).toBe(
    'em-posterior won a search among 5 methods (vanilla, soft-labels, confident-only, em-posterior and confidence-loss) on draw 0, seeds 101–105, none of which this suite uses; rule: the largest mean gain over the sandbox domains.',
  );
});

test('seeds are a range only where they follow each other', () => {
  expect(text({ seeds: [7, 3, 5] })).toContain('seeds 3, 5 and 7, none');
  expect(text({ seeds: [12] })).toContain('on draw 0, seed 12, none');
  expect(text({ seeds: [2, 1] })).toContain('seeds 1 and 2, none');
});

test('one method is no search, and a rule is not ended twice', () => {
  expect(text({ among: ['em-posterior'], rule: 'It is the only one. ' })).toMatch(
    /^em-posterior was the only method tried on draw 0, .*; rule: It is the only one\.$/,
  );
});

test('without a record nothing is claimed', () => {
  expect(selectionText(twoRungResult())).toBeUndefined();
  expect(selectionText({ ...sampleRunResult(), selection: undefined })).toBeUndefined();
});
