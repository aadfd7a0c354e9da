import { describe, expect, test } from 'vitest';
import type { ProvenanceFinding } from '../../../src/core/provenance.ts';
import { valueAt } from '../../../src/evidence/aar/aar-record.ts';
import { drawAarArchive, type SyntheticArchive, type SyntheticFile } from '../../support/aar-archive.ts';
import { faultsOf, readSynthetic } from '../../support/read-aar.ts';
import { isRequired, titleOf } from '../../support/requirements.ts';

type Json = Record<string, unknown>;

const METHODS = ['vanilla_w2s', 'train_only_on_confident_labels', 'critic'];
const SHAPE = { domains: ['law'], methods: METHODS, seeds: [4, 5, 6], subsets: [90, 60] };
const WRITERS = ['weak_artifacts', 'train_ceiling', ...METHODS];

const draw = (): SyntheticArchive => drawAarArchive(61, SHAPE);
const fileOf = ({ files }: SyntheticArchive, method: string): SyntheticFile =>
  files.find(file => file.method === method && file.seed === 5) as SyntheticFile;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every field of a result, however deep, but for those that are empty by right. */
function pathsOf(value: Json, within: readonly string[] = []): readonly (readonly string[])[] {
  return Object.entries(value).flatMap(([name, inner]) => {
    if (inner === null) return [];
    const path = [...within, name];
    return [path, ...(isObject(inner) ? pathsOf(inner, path) : [])];
  });
}

const ABSENT = Symbol('absent');
const VALUES: readonly (readonly [name: string, value: unknown])[] = [
  ['null', null],
  ['absent', ABSENT],
  ['a text', 'NaN'],
  ['true', true],
  ['a list', []],
  ['a list of a number', [1]],
  ['a number that is none', -1e308],
];

/** One field of the middle seed's file changed. */
function plant(
  archive: SyntheticArchive,
  method: string,
  { path, value }: { path: readonly string[]; value: unknown },
) {
  const file = fileOf(archive, method);
  const json = structuredClone(file.json);
  const home = valueAt(json, ...path.slice(0, -1)) as Json;
  const name = path.at(-1) as string;
  if (value === ABSENT) delete home[name];
  else home[name] = value;
  file.json = json;
  return file;
}

const isOf = ({ path }: ProvenanceFinding, { domain, method, seed }: SyntheticFile): boolean =>
  path.includes(`${domain}_${method}/`) && path.endsWith(`/seed_${seed}.json`);
const show = ({ code, path, field, found }: ProvenanceFinding): string => [code, path, field, found].join(' | ');

/** What one kind of value does in every field of one kind of file: fields that nobody noticed, and faults of other files. */
async function plantAll(method: string, [name, value]: (typeof VALUES)[number]) {
  const wrong: string[] = [];
  for (const path of pathsOf(fileOf(draw(), method).json)) {
    const archive = draw();
    const file = plant(archive, method, { path, value });
    const reading = await readSynthetic(archive);
    const where = `${path.join('.')} is ${name}`;
    // Times may be missing, which is noted for the folder.
    const isNoted = reading.findings.some(({ code }) => code === 'NOTIME') && path.at(-1) === 'training_time';
    if (!(isNoted || reading.findings.some(finding => isOf(finding, file)))) wrong.push(`${where}: not seen`);
    const others = faultsOf(reading).filter(finding => !isOf(finding, file));
    wrong.push(...others.map(finding => `${where}: ${show(finding)}`));
  }
  return wrong;
}

describe.skipIf(!isRequired('runs')).each(WRITERS)(titleOf('a field of %s', 'runs'), method => {
  test.each(VALUES.map(value => [value[0], value] as const))(
    'that is %s is a finding on its file, and on no other',
    async (_, value) => expect(await plantAll(method, value)).toEqual([]),
  );
});
