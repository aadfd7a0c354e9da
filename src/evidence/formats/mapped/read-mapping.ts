import { CarryoverError } from '../../../core/errors.ts';
import { quote } from '../../../core/quote.ts';
import { openSource } from '../../../tables/open-source.ts';
import { JsonFields } from '../../json-fields.ts';
import { MAP_VERSION, type Mapping, makeMapping, parseMapping } from './mapping.ts';

/**
 * Reads a mapping file: `{"carryover-map": 1, "columns": {"item": "item_id", "score": "correct"}}`.
 * @param path as the user typed it
 * @throws CarryoverError for a file that cannot be read, is no mapping, or is one of another version
 */
export async function readMapping(path: string): Promise<Mapping> {
  const source = await openSource(path);
  const file = new JsonFields(await source.readJson(), path);
  const version = file.get('carryover-map');
  if (version !== MAP_VERSION) {
    const found = version === undefined ? 'has no "carryover-map"' : `says carryover-map ${quote(version)}`;
    const hint = 'Write the file with --save-map, or give the columns: --map item=COLUMN,score=COLUMN.';
    throw new CarryoverError('data-invalid', `${path}: ${found}; expected a mapping of version ${MAP_VERSION}.`, hint);
  }
  const columns = file.fields('columns');
  return makeMapping(
    columns.names.map(name => [name, columns.text(name)]),
    path,
  );
}

/** What `--map` was given: columns, or a file that says them. */
export const loadMapping = async (given: string): Promise<Mapping> =>
  given.includes('=') ? parseMapping(given) : readMapping(given);
