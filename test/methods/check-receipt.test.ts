import { describe, expect, it } from 'vitest';
import { checkReceipt } from '../../src/methods/check-receipt.ts';
import { faultOf } from '../support/fault-of.ts';

describe('checkReceipt', () => {
  it('takes a receipt with or without what may be unknown, and nothing else along', () => {
    expect(checkReceipt({ trainedOn: 0 })).toEqual({ trainedOn: 0 });
    const full = { trainedOn: 9, labelsChanged: 9, parametersMoved: 0, note: 'a few words' };
    expect(checkReceipt({ ...full, more: 1 })).toEqual(full);
    expect(checkReceipt({ trainedOn: 1, labelsChanged: undefined })).toEqual({ trainedOn: 1 });
  });

  it.each([
    [undefined, 'nothing as receipt; expected an object'],
    [{}, 'nothing as receipt.trainedOn; expected a whole number'],
    [{ trainedOn: -1 }, '-1 as receipt.trainedOn;'],
    [{ trainedOn: 1.5 }, '1.5 as receipt.trainedOn;'],
    [{ trainedOn: '9' }, '"9" as receipt.trainedOn;'],
    [{ trainedOn: 9, labelsChanged: -1 }, '-1 as receipt.labelsChanged;'],
    [{ trainedOn: 9, labelsChanged: null }, 'null as receipt.labelsChanged;'],
    [
      { trainedOn: 9, labelsChanged: 10 },
      '10 as receipt.labelsChanged; expected at most receipt.trainedOn, which is 9',
    ],
    [{ trainedOn: 9, parametersMoved: -0.1 }, '-0.1 as receipt.parametersMoved;'],
    [{ trainedOn: 9, parametersMoved: Number.POSITIVE_INFINITY }, 'Infinity as receipt.parametersMoved;'],
    [{ trainedOn: 9, parametersMoved: Number.NaN }, 'NaN as receipt.parametersMoved;'],
    [{ trainedOn: 9, note: '' }, '"" as receipt.note;'],
    [
      { trainedOn: 9, note: 'x'.repeat(201) },
      '(201 characters) as receipt.note; expected a text of 1 to 200 characters',
    ],
  ])('refuses %j', async (receipt, says) => {
    expect((await faultOf(() => checkReceipt(receipt))).message).toContain(says);
  });
});
