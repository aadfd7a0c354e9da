import { parseMoment } from '../../core/parse-moment.ts';
import type { AarArchive } from '../aar/aar-archive.ts';
import { type AarRecord, textAt } from '../aar/aar-record.ts';
import { mostCommon } from './test-sizes.ts';

/** A record whose file was changed long after its run ended. */
export interface LateWrite {
  readonly record: AarRecord;
  /** When it should have been written, in seconds since 1970. */
  readonly ended: number;
  readonly modified: number;
  /** Permission bits it was written with. */
  readonly mode: number | undefined;
  /** Permission bits of most files that were written in time. */
  readonly usualMode: number | undefined;
}

const HOUR = 3600;
/** The clocks of a run and of the archive may be in different time zones, and stamps some minutes apart. */
const IN_TIME = 15 * HOUR;
/** No two time zones are further apart. */
const LATE = 26 * HOUR;
/** Files changed within a minute or two of each other, in so many folders, were copied: nobody edits as fast. */
const COPY_FOLDERS = 3;
const BURST = 120;

type Timed = Omit<LateWrite, 'usualMode'>;

function timed({ records, firstChange }: AarArchive): readonly Timed[] {
  return records.flatMap(record => {
    const ended = parseMoment(textAt(record.json, 'cached_at'));
    const change = firstChange.get(record.path);
    return ended === undefined || change === undefined ? [] : [{ record, ended, ...change }];
  });
}

/** Folders with files that were changed within moments of this one. */
function foldersAround(files: readonly Timed[], modified: number): number {
  const near = files.filter(file => Math.abs(file.modified - modified) <= BURST);
  return new Set(near.map(({ record }) => record.folder)).size;
}

/**
 * Files that were changed long after their runs ended, in an archive that keeps times: most of its files were changed when
 * their runs ended, or copied many at once. Of copies of the same bytes the oldest one tells.
 */
export function findLateWrites(archive: AarArchive): readonly LateWrite[] {
  const files = timed(archive);
  const isInTime = ({ ended, modified }: Timed): boolean => Math.abs(modified - ended) <= IN_TIME;
  const inTime = files.filter(isInTime);
  const late = files.filter(file => file.modified - file.ended > LATE);
  const edited = late.filter(({ modified }) => foldersAround(files, modified) < COPY_FOLDERS);
  const folders = Map.groupBy(files, ({ record }) => record.folder);
  const keeping = [...folders.values()].filter(group => group.some(isInTime)).length;
  // Where few folders keep times, a late one is nothing special.
  if (keeping * 2 < folders.size || inTime.length <= edited.length) return [];
  const usualMode = mostCommon(inTime.map(({ mode }) => mode).filter(mode => mode !== undefined));
  return edited.map(file => ({ ...file, usualMode }));
}
