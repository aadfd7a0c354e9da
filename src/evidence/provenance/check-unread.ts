import type { AarArchive } from '../aar/aar-archive.ts';
import { counted } from '../counted.ts';
import type { Seen } from './rule.ts';

/** More names than this are counted. */
const MOST_NAMES = 5;

/** UNREAD: files beside the results that are none; said once for all of them. */
export function* checkUnread({ path, unread }: AarArchive): Iterable<Seen> {
  if (unread.length === 0) return;
  const names = unread.slice(0, MOST_NAMES).map(name => name.slice(name.indexOf('!') + 1));
  const more = unread.length > MOST_NAMES ? ` and ${unread.length - MOST_NAMES} more` : '';
  const many = counted(unread.length, 'other file', 'other files');
  yield {
    code: 'UNREAD',
    path,
    expected: 'results as <dataset>_<idea>/<settings>/seed_<seed>.json',
    found: `${many} not read: ${names.join(', ')}${more}`,
    severity: 'note',
    decision: 'left alone',
  };
}
