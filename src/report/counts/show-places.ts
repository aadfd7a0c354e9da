import type { FindingPlaces } from '../../core/count-places.ts';
import { counted } from '../../util/format.ts';

/** "9 files, 1 folder and 1 file that is not there"; "0 files" where there is nothing. */
export function showPlaces({ files, folders, absent }: FindingPlaces): string {
  const parts = [
    ...(files > 0 || folders + absent === 0 ? [counted(files, 'file')] : []),
    ...(folders > 0 ? [counted(folders, 'folder')] : []),
    ...(absent > 0 ? [counted(absent, 'file that is not there', 'files that are not there')] : []),
  ];
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}
