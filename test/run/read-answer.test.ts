import { describe, expect, test } from 'vitest';
import { readAnswer } from '../../src/run/read-answer.ts';

const output = { draws: ['101', '001'], receipt: { trainedOn: 7, note: 'tight' } };
const predicted = { state: 'predicted', output };

describe('readAnswer', () => {
  test.each([
    [{ state: 'stored' }],
    [{ state: 'accepted', files: ['/a.ts'] }],
    [{ state: 'failed', reason: 'out of ideas' }],
    [predicted],
  ])('takes %j from whoever knows the nonce, and from nobody else', result => {
    expect(readAnswer({ nonce: 'n', result }, 'n')).toEqual(result);
    expect(readAnswer({ nonce: 'm', result }, 'n')).toBeUndefined();
    expect(readAnswer(result, 'n')).toBeUndefined();
  });

  test.each([
    'x',
    null,
    7,
    { kind: 'done' },
    { state: 'failed' },
    { state: 'accepted' },
    { state: 'accepted', files: [7] },
    { state: 'predicted' },
    { ...predicted, output: { ...output, draws: [] } },
    { ...predicted, output: { ...output, draws: '101' } },
    { ...predicted, output: { ...output, draws: ['101', '01'] } },
    { ...predicted, output: { ...output, draws: ['1x1'] } },
    { ...predicted, output: { draws: ['101'] } },
    { ...predicted, output: { draws: ['101'], receipt: { trainedOn: -1 } } },
    { ...predicted, output: { draws: ['101'], receipt: { trainedOn: 1, note: 3 } } },
  ])('takes %j for no result', result => {
    expect(readAnswer({ nonce: 'n', result }, 'n')).toBeUndefined();
    expect(readAnswer(result, 'n')).toBeUndefined();
  });
});
