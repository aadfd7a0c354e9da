import { createReadStream, createWriteStream, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { pack } from 'tar-stream';
import { READ_LIMITS } from '../../src/tables/read-limits.ts';
import { readTar } from '../../src/tables/read-tar.ts';

/** The cells of a run name the same items over and over: a window that holds many of them makes 0.7 MB of 93. */
const WINDOW_LOG = 27;
const LEVEL = 19;

const namesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

/** Packs the files below a folder, by name and without times, so that the same files give the same archive. */
export async function packRun(folder: string, archive: string): Promise<void> {
  const tar = pack();
  const {
    ZSTD_c_compressionLevel: level,
    ZSTD_c_windowLog: window,
    ZSTD_c_enableLongDistanceMatching: far,
  } = constants;
  const params = { [level]: LEVEL, [window]: WINDOW_LOG, [far]: 1 };
  const written = pipeline(tar, createZstdCompress({ params }), createWriteStream(archive));
  for (const name of namesBelow(folder)) tar.entry({ name, mtime: new Date(0) }, readFileSync(join(folder, name)));
  tar.finalize();
  await written;
}

/** Unpacks what `packRun` packed. */
export async function unpackRun(archive: string, folder: string): Promise<void> {
  const bytes = createReadStream(archive).pipe(
    createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: WINDOW_LOG } }),
  );
  for await (const { name, kind, read } of readTar(archive, bytes, READ_LIMITS)) {
    if (kind !== 'file') continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), await read());
  }
}
