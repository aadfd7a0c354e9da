import { type ByteCells, DECODED, NOTHING } from '../../src/core/cells.ts';

/** A column as a scanner shows it: undefined says nothing; `decoded` gives some texts as strings instead of bytes. */
export function byteCells(texts: readonly (string | undefined)[], decoded: readonly number[] = []): ByteCells {
  let bytes = Buffer.from('padding');
  const starts = new Int32Array(texts.length);
  const ends = new Int32Array(texts.length);
  const strings: string[] = [];
  for (const [at, text] of texts.entries()) {
    if (text === undefined) starts[at] = NOTHING;
    else if (decoded.includes(at)) {
      starts[at] = DECODED;
      ends[at] = strings.push(text) - 1;
    } else {
      starts[at] = bytes.length;
      bytes = Buffer.concat([bytes, Buffer.from(text)]);
      ends[at] = bytes.length;
    }
  }
  return { bytes, starts, ends, first: 0, stride: 1, texts: strings };
}
