import { describe, expect, test } from 'vitest';
import { encodeMapping, type Mapping } from '../../../../src/evidence/formats/mapped/mapping.ts';
import { loadMapping, readMapping } from '../../../../src/evidence/formats/mapped/read-mapping.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';

const scratch = scratchFolder();
const MAPPING: Mapping = { item: 'a, b', score: 'c"d', model: 'e' };

describe('a mapping file', () => {
  test('comes back as it was written', async () => {
    const path = scratch.write('map.json', encodeMapping(MAPPING));
    expect(await readMapping(path)).toEqual(MAPPING);
    expect(await loadMapping(path)).toEqual(MAPPING);
    expect(await loadMapping('item=x,score=y')).toEqual({ item: 'x', score: 'y' });
  });

  test.each([
    ['of another version', '{"carryover-map":2,"columns":{}}', 'says carryover-map 2; expected a mapping of version 1'],
    ['that is something else', '{"item":"a"}', 'has no "carryover-map"; expected a mapping of version 1'],
    ['without columns', '{"carryover-map":1}', 'has no columns; expected an object'],
    ['with a column that is no text', '{"carryover-map":1,"columns":{"item":1,"score":"b"}}', 'columns.item is 1'],
    ['without a score', '{"carryover-map":1,"columns":{"item":"a"}}', 'does not say which column is the score'],
    ['with a typing error', '{"carryover-map":1,"columns":{"itme":"a"}}', '"itme" (did you mean item?)'],
    ['that is cut off', '{"carryover-map":1,', 'map.json:1:'],
    ['that is a list', '[]', 'expected an object'],
  ])('%s is refused', async (_what, text, message) => {
    const path = scratch.write('map.json', text);
    const fault = await faultOf(() => readMapping(path));
    expect(fault.message).toContain(message);
    expect(fault.message).toContain(path);
  });

  test('that is not there is refused by its name', async () => {
    expect((await faultOf(() => loadMapping(scratch.path('none.json')))).message).toContain(
      'none.json: cannot be read',
    );
  });
});
