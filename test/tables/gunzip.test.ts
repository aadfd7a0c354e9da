import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gunzip, isGzip } from '../../src/tables/gunzip.ts';
import { faultOf } from '../support/fault-of.ts';

async function unpack(packed: Buffer, { mostUnpackedBytes = 1e9, step = 7 } = {}): Promise<Buffer> {
  async function* parts() {
    for (let at = 0; at < packed.length; at += step) yield packed.subarray(at, at + step);
  }
  const unpacked: Buffer[] = [];
  for await (const part of gunzip(parts(), { path: 'x.gz', mostUnpackedBytes })) unpacked.push(part);
  return Buffer.concat(unpacked);
}

describe('gunzip', () => {
  test('gives back what was packed, in one member or several', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 200 }), { minLength: 1, maxLength: 3 }), async members => {
        const packed = Buffer.concat(members.map(member => gzipSync(member)));
        expect((await unpack(packed)).equals(Buffer.concat(members))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('says that data are cut off, wherever that is', async () => {
    const packed = gzipSync(Buffer.from('a,b\n1,2\n'.repeat(50)));
    for (let end = 3; end < packed.length; end += 5) {
      expect((await faultOf(() => unpack(packed.subarray(0, end)))).message).toContain('x.gz: is cut off');
    }
  });

  test('says that data are damaged', async () => {
    const packed = gzipSync('a,b\n1,2\n');
    packed.writeUInt32LE(1, packed.length - 8);
    expect((await faultOf(() => unpack(packed))).message).toContain('x.gz: is damaged');
    expect((await faultOf(() => unpack(Buffer.from([0x1f, 0x8b, 8, 0xff, 1, 2, 3])))).code).toBe('data-invalid');
  });

  test('stops a bomb at the limit, not at its end', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const { message, hint } = await faultOf(() => unpack(bomb, { mostUnpackedBytes: 1 << 20, step: 1000 }));
    expect(message).toBe('x.gz: unpacks to more than 1 MiB, the limit.');
    expect(hint).toContain('limit');
  });

  test('throws on what the reading throws', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield gzipSync('abc').subarray(0, 5);
      throw new RangeError('disk');
    }
    const read = async () => {
      for await (const _ of gunzip(broken(), { path: 'x.gz', mostUnpackedBytes: 10 }));
    };
    await expect(read()).rejects.toThrow(RangeError);
  });
});

test('isGzip looks at the first two bytes', () => {
  expect(isGzip(gzipSync('a'))).toBe(true);
  expect([isGzip(Buffer.from('a,b')), isGzip(Buffer.alloc(0))]).toEqual([false, false]);
});
