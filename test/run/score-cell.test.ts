import { describe, expect, test } from 'vitest';
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
});
