export interface TarMember {
  readonly name: string;
  readonly content?: string | Uint8Array;
  /** '0' file (the default), '5' folder, '1' hard link, '2' symbolic link, '3' device. */
  readonly type?: string;
  readonly link?: string;
  /** Seconds since 1970; 0 unless given. */
  readonly modified?: number;
  readonly mode?: number;
  /** What the header says instead of the truth. */
  readonly declaredSize?: number;
}

const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;

function header({ name, type = '0', link = '', modified = 0, mode = 0o644, ...rest }: TarMember, size: number): Buffer {
  const block = Buffer.alloc(512);
  // Long names are cut between folders: prefix/name.
  const cut = Buffer.byteLength(name) <= 100 ? -1 : name.indexOf('/', name.length - 101);
  block.write(name.slice(cut + 1), 0, 100);
  block.write(octal(mode, 7), 100);
  block.write(octal(0, 7) + octal(0, 7), 108);
  block.write(octal(rest.declaredSize ?? size, 11), 124);
  block.write(octal(modified, 11), 136);
  block.write(' '.repeat(8), 148);
  block.write(type, 156);
  block.write(link, 157, 100);
  block.write('ustar\u000000', 257);
  block.write(name.slice(0, Math.max(0, cut)), 345, 155);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** A tar archive, sound or with a planted fault. Names of up to 255 letters. */
export function makeTar(members: readonly TarMember[], hasEnd = true): Buffer {
  const parts = members.flatMap(member => {
    const bytes = Buffer.from(member.content ?? '');
    return [header(member, bytes.length), bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...parts, Buffer.alloc(hasEnd ? 1024 : 0)]);
}
