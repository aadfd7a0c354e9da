import { describe, expect, test } from 'vitest';
import { decodeOutput, encodeOutput } from '../../src/run/encode-output.ts';

const OUTPUT = {
  draws: ['101', '001'],
  receipt: { trainedOn: 7, labelsChanged: 0, note: 'tight' },
} as const;

describe('encodeOutput', () => {
  test('what was stored reads back as it was', () => {
    expect(decodeOutput(encodeOutput(OUTPUT))).toEqual(OUTPUT);
  });

  test('what another version stored is unknown, so that the cell is measured again', () => {
    expect(decodeOutput(Buffer.from(JSON.stringify({ schema: 2, draws: [] })))).toBeUndefined();
    expect(decodeOutput(Buffer.from('[]'))).toBeUndefined();
    const spoilt = { ...OUTPUT, schema: 1, draws: ['101', '01'] };
    expect(decodeOutput(Buffer.from(JSON.stringify(spoilt)))).toBeUndefined();
    expect(decodeOutput(Buffer.from('not JSON'))).toBeUndefined();
  });
});
