import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appendFrame, decodeFrames, encodeFrame, readFrames } from '../../src/store/frame-file.ts';
import { FUZZ_RUNS, mutatedBytes } from '../support/mutate-bytes.ts';
import { testFolder } from '../support/test-folder.ts';

const TEXTS = ['one', 'two: ä\n€', 'x'.repeat(5000), ''];
const WHOLE = Buffer.concat(TEXTS.map(encodeFrame));

/** What stands in some bytes, found the slow way: every place at which the whole of a frame of ours is. */
function findFrames(bytes: Buffer): readonly string[] {
  const found: { readonly at: number; readonly text: string }[] = [];
  for (const text of TEXTS) {
    const frame = encodeFrame(text);
    for (let at = bytes.indexOf(frame); at !== -1; at = bytes.indexOf(frame, at + 1)) found.push({ at, text });
  }
  return found.sort((x, y) => x.at - y.at).map(({ text }) => text);
}

describe('frames', () => {
  test('give back their texts in order, wherever the mark stands inside of them', () => {
    expect([...decodeFrames(WHOLE)]).toEqual(TEXTS);
    expect([...decodeFrames(Buffer.alloc(0))]).toEqual([]);
    const marks = WHOLE.subarray(0, 4).toString('latin1').repeat(20);
    expect([...decodeFrames(Buffer.concat([encodeFrame(marks), encodeFrame('next')]))]).toEqual([marks, 'next']);
  });

  test('cut anywhere, a file gives the frames before the cut, and those that were added after it', () => {
    const last = encodeFrame('added after the crash');
    for (let end = 0; end <= WHOLE.length; end++) {
      const found = [...decodeFrames(Buffer.concat([WHOLE.subarray(0, end), last]))];
      expect(found.at(-1)).toBe('added after the crash');
      expect(found.slice(0, -1)).toEqual(TEXTS.slice(0, found.length - 1));
    }
  });

  test('with any one bit wrong, exactly the frame around it is left out', () => {
    const starts = TEXTS.map((_, at) => Buffer.concat(TEXTS.slice(0, at).map(encodeFrame)).length);
    for (let bit = 0; bit < WHOLE.length * 8; bit++) {
      const bytes = Buffer.from(WHOLE);
      bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (1 << (bit & 7));
      const hit = starts.findLastIndex(start => start <= bit >> 3);
      expect([...decodeFrames(bytes)]).toEqual(TEXTS.filter((_, at) => at !== hit));
    }
  });

  test('damaged in any way, a file gives exactly the frames that are whole, and never throws', () => {
    fc.assert(
      fc.property(mutatedBytes(WHOLE), bytes => {
        expect([...decodeFrames(bytes)]).toEqual(findFrames(bytes));
      }),
      { numRuns: FUZZ_RUNS },
    );
  });
});

describe('a file of frames', () => {
  test('that is not there holds nothing; what is added stands at the end', async () => {
    const path = join(testFolder(), 'frames');
    expect([...(await readFrames(path))]).toEqual([]);
    for (const isForced of [false, true]) await appendFrame(path, `forced: ${isForced}`, isForced);
    expect([...(await readFrames(path))]).toEqual(['forced: false', 'forced: true']);
  });

  test('takes frames from many writers at the same time, each whole', async () => {
    const path = join(testFolder(), 'frames');
    const texts = Array.from({ length: 64 }, (_, at) => `${at} `.repeat(2000));
    await Promise.all(texts.map(text => appendFrame(path, text, false)));
    expect([...(await readFrames(path))].sort()).toEqual([...texts].sort());
  });

  test('whose end was cut off takes more', async () => {
    const path = join(testFolder(), 'frames');
    await appendFrame(path, 'first', false);
    await appendFrame(path, 'second', false);
    writeFileSync(path, readFileSync(path).subarray(0, -3));
    await appendFrame(path, 'third', false);
    expect([...(await readFrames(path))]).toEqual(['first', 'third']);
  });
});
