import { crc32, deflateRawSync, zstdCompressSync } from 'node:zlib';

export interface ZipMember {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** 0 stored, 8 deflate (the default), 93 Zstandard; any other number is written as it is, over stored bytes. */
  readonly method?: number;
  /** General purpose flags beside UTF-8: 1 says encrypted. */
  readonly flags?: number;
  /** What the directory says instead of the truth. */
  readonly declared?: { readonly size?: number; readonly crc?: number };
}

const UTF8_NAMES = 0x800;

function pack(bytes: Uint8Array, method: number): Uint8Array {
  if (method === 8) return deflateRawSync(bytes);
  return method === 93 ? zstdCompressSync(bytes) : bytes;
}

/** Fields of 2 (h) or 4 (i) bytes, little end first. */
function fields(form: string, ...values: readonly number[]): Buffer {
  const parts = values.map((value, at) => {
    const part = Buffer.alloc(form[at] === 'h' ? 2 : 4);
    if (form[at] === 'h') part.writeUInt16LE(value);
    else part.writeUInt32LE(value);
    return part;
  });
  return Buffer.concat(parts);
}

/** A zip archive, sound or with a planted fault; times are zero, so the bytes are always the same. */
export function makeZip(members: readonly ZipMember[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, method = 8, flags = 0, declared = {} } of members) {
    const bytes = Buffer.from(content);
    const packed = pack(bytes, method);
    const nameBytes = Buffer.from(name);
    const { size = bytes.length, crc = crc32(bytes) } = declared;
    const about = fields('hhhhiii', flags | UTF8_NAMES, method, 0, 0, crc, packed.length, size);
    const lengths = fields('hh', nameBytes.length, 0);
    const file = Buffer.concat([fields('ih', 0x04034b50, 20), about, lengths, nameBytes, packed]);
    const place = fields('hhhii', 0, 0, 0, 0, offset);
    directory.push(Buffer.concat([fields('ihh', 0x02014b50, 20, 20), about, lengths, place, nameBytes]));
    files.push(file);
    offset += file.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const count = members.length;
  return Buffer.concat([...files, ...directory, fields('ihhhhiih', 0x06054b50, 0, 0, count, count, size, offset, 0)]);
}
