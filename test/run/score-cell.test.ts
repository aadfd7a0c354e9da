import { describe, expect, test } from 'vitest';
import { STATUSES } from '../../src/core/predictions.ts';
import { scoreCell } from '../../src/run/score-cell.ts';

const receipt = { trainedOn: 3 };

describe('scoreCell', () => {
  test('a single draw scores 1 where it is right, and repeats nothing', () => {
    const { scores, repeats } = scoreCell({ draws: ['101'], receipt }, [1, 1, 1]);
    expect(Array.from(scores)).toEqual([1, 0, 1]);
    expect(repeats).toBeUndefined();
  });

  test('several draws score the share that was right, and tell the accuracy of each', () => {
    const { scores, repeats } = scoreCell(
      {
        draws: ['10', '11', '01'],
        receipt,
      },
      [1, 1],
    );
    expect(Array.from(scores)).toEqual([2 / 3, 2 / 3]);
    expect(repeats).toEqual([0.5, 1, 0.5]);
  });

  test('twenty right draws out of twenty are exactly 1', () => {
    const draws = Array.from({ length: 20 }, () => '0');
    expect(scoreCell({ draws, receipt }, [0]).scores[0]).toBe(1);
  });

  test('what is no prediction has no score, and says why', () => {
    const { scores, statuses } = scoreCell({ draws: ['1re0'], receipt }, [1, 1, 1, 1]);
    expect(Array.from(statuses, at => STATUSES[at])).toEqual(['scored', 'refused', 'errored', 'scored']);
    expect([scores[0], scores[3]]).toEqual([1, 0]);
  });

  test('of several draws those with a prediction count; an item without any says what the first draw says', () => {
    const { scores, statuses, repeats } = scoreCell({ draws: ['1re', '0er', 'rre'], receipt }, [1, 1, 1]);
    expect(Array.from(statuses, at => STATUSES[at])).toEqual(['scored', 'refused', 'errored']);
    expect(scores[0]).toBe(0.5);
    expect(repeats).toEqual([1, 0]);
  });
});
