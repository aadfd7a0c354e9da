import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LineChunk, lineChunks } from '../../src/tables/line-chunks.ts';
import { faultOf } from '../support/fault-of.ts';

/** As much as a file gives at a time. */
const PART = 1 << 20;

async function chunksOf(content: string | Uint8Array) {
  const whole = Buffer.from(content);
  async function* parts() {
    for (let at = 0; at < whole.length; at += PART) yield whole.subarray(at, at + PART);
  }
  const chunks: LineChunk[] = [];
  for await (const chunk of lineChunks('lines.txt', parts())) chunks.push(chunk);
  return { chunks, bytes: whole };
}

describe('lineChunks', () => {
  test('gives back every byte, in whole lines, each chunk with its line number', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'é', '🦜', '\r'), maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 20 }), fc.integer({ min: 1, max: 60_000 }), async (lines, times) => {
        const text = `${lines.join('\n')}\n`.repeat(lines.length === 0 ? 0 : Math.ceil(times / (20 * lines.length)));
        const { chunks, bytes } = await chunksOf(text);
        expect(bytes.equals(Buffer.from(text))).toBe(true);
        expect(Buffer.concat(chunks.map(chunk => chunk.bytes)).equals(bytes)).toBe(true);
        for (const [at, { bytes: part, firstLine }] of chunks.entries()) {
          if (at < chunks.length - 1) expect(part.at(-1)).toBe(10);
          const before = Buffer.concat(chunks.slice(0, at).map(chunk => chunk.bytes)).toString();
          expect(firstLine).toBe(before.split('\n').length);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('reads files of several megabytes in several chunks, and a line longer than a chunk in one', async () => {
    const long = 'é'.repeat(1_500_000);
    const { chunks } = await chunksOf(`${'short\n'.repeat(400_000)}${long}\nlast`);
    expect(chunks.length).toBeGreaterThan(3);
    expect(chunks.at(-1)).toMatchObject({ firstLine: 400_002 });
    expect(chunks.at(-1)?.bytes.toString()).toBe('last');
    expect(chunks.some(({ bytes }) => bytes.toString().endsWith(`${long}\n`))).toBe(true);
  });

  test('drops a byte order mark at the start alone', async () => {
    const { chunks } = await chunksOf('\ufeffa\n\ufeffb\n');
    expect(chunks.map(chunk => chunk.bytes.toString())).toEqual(['a\n\ufeffb\n']);
  });

  test.each([
    ['nothing', ''],
    ['a byte order mark alone', '\ufeff'],
  ])('gives no chunk for %s', async (_claim, content) => {
    expect((await chunksOf(content)).chunks).toEqual([]);
  });

  test('names the line that is not UTF-8, also far into the file', async () => {
    const bad = Buffer.concat([Buffer.from('ok\n'.repeat(500_000)), Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a, 0x61])]);
    const { message, hint } = await faultOf(() => chunksOf(bad));
    expect(message).toBe('lines.txt:500001: is not valid UTF-8; expected text in UTF-8.');
    expect(hint).toContain('iconv');
    expect((await faultOf(() => chunksOf(Buffer.from([0x61, 0x0a, 0xc3])))).message).toContain('lines.txt:2:');
  });

  test('names the line with a NUL byte, also far into the file', async () => {
    const { message } = await faultOf(() => chunksOf(`${'ok\n'.repeat(500_000)}a\0b\n`));
    expect(message).toBe(
      'lines.txt:500001: is binary, or text in UTF-16 (a NUL byte on line 500001); expected text in UTF-8.',
    );
  });

  test('refuses a line without end before it fills the memory', async () => {
    const { message } = await faultOf(() => chunksOf(Buffer.alloc(18 << 20, 'a')));
    expect(message).toContain('a line of more than 16 MiB');
  });
});
