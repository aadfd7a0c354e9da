import { checkText, type LineChunk, lineChunks, withoutByteOrderMark } from '../../src/tables/line-chunks.ts';
import type { Source } from '../../src/tables/open-source.ts';
import { parseJson } from '../../src/tables/parse-json.ts';
import { kindOf, refuseForeign } from '../../src/tables/refuse-foreign.ts';

const HEAD_BYTES = 1 << 16;

/** A text as a source, without a file: for tests that read thousands of them. Archives and gzip need files. */
export function memorySource(path: string, content: string | Uint8Array): Source {
  const raw = Buffer.from(content);
  const bytes = withoutByteOrderMark(raw);
  const kind = kindOf(bytes);
  const readText = async (): Promise<string> => {
    refuseForeign(path, raw);
    checkText(path, { bytes, firstLine: 1 });
    return bytes.toString('utf8');
  };
  return {
    path,
    kind,
    isGzip: false,
    isPipe: false,
    head: kind === 'text' ? new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES), { stream: true }) : '',
    forgetHead: () => undefined,
    async *lines(): AsyncGenerator<LineChunk> {
      refuseForeign(path, raw);
      yield* lineChunks(
        path,
        (async function* () {
          yield raw;
        })(),
      );
    },
    readText,
    readJson: async () => parseJson(await readText(), path).value,
    readZip: () => Promise.reject(new Error('no archive')),
    readTar: () => {
      throw new Error('no tar archive');
    },
    readParquet: () => Promise.reject(new Error('no Parquet file')),
    digest: () => Promise.reject(new Error('no file')),
  };
}
