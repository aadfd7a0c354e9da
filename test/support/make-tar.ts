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
  block.write(name, 0, 100);
  block.write(octal(mode, 7), 100);
  block.write(octal(0, 7) + octal(0, 7), 108);
  block.write(octal(rest.declaredSize ?? size, 11), 124);
  block.write(octal(modified, 11), 136);
  block.write(' '.repeat(8), 148);
  block.write(type, 156);
  block.write(link, 157, 100);
  block.write('ustar\u000000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** One member with its header; a name that does not fit goes before it, as GNU tar writes it. */
function record(member: TarMember): readonly Buffer[] {
  const bytes = Buffer.from(member.content ?? '');
  const padded = [header(member, bytes.length), bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  if (Buffer.byteLength(member.name) <= 100) return padded;
  return [...record({ name: '././@LongLink', type: 'L', content: `${member.name}\0` }), ...padded];
}

/** A tar archive, sound or with a planted fault. */
export const makeTar = (members: readonly TarMember[], hasEnd = true): Buffer =>
  Buffer.concat([...members.flatMap(record), Buffer.alloc(hasEnd ? 1024 : 0)]);
