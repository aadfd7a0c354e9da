import type { AarArchive, AarFolder } from '../aar/aar-archive.ts';
import { type AarRecord, numberAt, textAt } from '../aar/aar-record.ts';
import { type ConfigKey, sameTraining, spellModel } from '../aar/config-key.ts';
import { checkSchema } from './check-schema.ts';
import type { Rule, Seen } from './rule.ts';

/** Names under which files keep a setting, first those of newer versions. */
const SETTINGS: readonly (readonly [
  keyof ConfigKey & ('epochs' | 'lr' | 'batchSize'),
  readonly (readonly string[])[],
])[] = [
  ['epochs', [['config', 'epochs'], ['config', 'sft_epochs'], ['epochs']]],
  ['lr', [['config', 'lr'], ['lr']]],
  ['batchSize', [['config', 'batch_size'], ['batch_size']]],
];

function* checkKey({ path, json, config }: AarRecord): Iterable<Seen> {
  const stated = textAt(json, 'hyperparam_config_key');
  if (stated === undefined || stated === config) return;
  yield { code: 'CFGKEY', path, field: 'hyperparam_config_key', expected: config, found: stated, doubts: ['seed'] };
}

function* checkSettings({ path, json, key }: AarRecord): Iterable<Seen> {
  if (key === undefined) return;
  for (const [name, places] of SETTINGS) {
    const place = places.find(at => numberAt(json, ...at) !== undefined);
    const found = place && numberAt(json, ...place);
    if (place === undefined || found === undefined || found === key[name]) continue;
    const field = place.join('.');
    yield {
      code: 'CFGKEY',
      path,
      field,
      expected: `${key[name]}, as its folder says`,
      found: String(found),
      doubts: ['run'],
    };
  }
}

const MODELS = { run: ['strong_model'], floor: ['weak_model'], ceiling: ['strong_model'] } as const;

function* checkModels({ path, json, key, role }: AarRecord): Iterable<Seen> {
  if (key === undefined) return;
  const strong = textAt(json, 'strong_model');
  // Folders of runs are named after the student, and of most methods after the teacher behind it.
  const isOfBoth = role === 'run' && strong !== undefined && key.models.startsWith(`${spellModel(strong)}_`);
  for (const field of isOfBoth ? [...MODELS[role], 'weak_model'] : MODELS[role]) {
    const stated = textAt(json, field);
    if (stated === undefined || key.models.includes(spellModel(stated))) continue;
    yield { code: 'CFGKEY', path, field, expected: `one of the models ${key.models}`, found: stated, doubts: ['run'] };
  }
}

const isOtherName = (own: AarFolder, other: AarFolder): boolean =>
  own.key !== undefined &&
  other.key !== undefined &&
  own.method === other.method &&
  own.key.epochs === other.key.epochs &&
  sameTraining(own.key, other.key) &&
  own.key.models !== other.key.models;

/**
 * A folder that a lookup of the same settings left empty: the code looks there, and what lies elsewhere it can neither have
 * written nor find again. Other domains of the method tell where there is none.
 */
function* checkLookups({ folders, records }: AarArchive): Iterable<Seen> {
  const empty = folders.filter(({ isEmpty }) => isEmpty);
  for (const folder of folders.filter(({ isEmpty }) => !isEmpty)) {
    const names = empty.filter(other => isOtherName(folder, other));
    const looked = names.find(({ domain }) => domain === folder.domain) ?? names[0];
    if (looked === undefined) continue;
    for (const { path, json } of records.filter(record => record.folder === folder.path)) {
      const found = textAt(json, 'hyperparam_config_key') ?? folder.config;
      const expected = `${looked.config}, where the code looks (and left an empty folder)`;
      yield { code: 'CFGKEY', path, field: 'hyperparam_config_key', expected, found, doubts: ['seed'] };
    }
  }
}

/** CFGKEY, and what `checkSchema` sees: settings of the folder, of the file and of the code, held against each other. */
export const checkConfiguration: Rule = function* (archive, sofar) {
  for (const record of archive.records) {
    yield* checkKey(record);
    yield* checkSettings(record);
    yield* checkModels(record);
  }
  const lookups = [...checkLookups(archive)];
  yield* lookups;
  const looked = new Set(lookups.map(({ path }) => path));
  yield* checkSchema(archive, looked, sofar);
};
