import { describe, expect, test } from 'vitest';
import { drawAarArchive, type SyntheticArchive, type SyntheticFile } from '../../support/aar-archive.ts';
import { faultsOf, readSynthetic } from '../../support/read-aar.ts';

type Json = Record<string, unknown>;

const METHODS = ['em_posterior', 'vanilla_w2s', 'train_only_on_confident_labels', 'critic'];
const draw = (number: number, methods: number): SyntheticArchive =>
  drawAarArchive(number, {
    domains: ['law'],
    methods: METHODS.slice(0, methods),
    seeds: [3, 4, 5, 6],
    subsets: [160, 140],
  });

const FLOOR = 'weak_artifacts';
const CEILING = 'train_ceiling';
const fileOf = ({ files }: SyntheticArchive, method: string, seed = 4): SyntheticFile =>
  files.find(file => file.method === method && file.seed === seed) as SyntheticFile;
const evalOf = ({ json }: SyntheticFile): Json =>
  (json.detailed_eval as Record<string, Json>).ceiling?.final_eval as Json;

interface Plant {
  readonly what: string;
  readonly method: string;
  readonly plant: (file: SyntheticFile, archive: SyntheticArchive) => void;
  /** Methods whose runs bear witness: where one word stands against another, the run's is doubted. */
  readonly least?: number;
}

const set =
  (values: Json): Plant['plant'] =>
  ({ json }) =>
    Object.assign(json, values);

const PLANTS: readonly Plant[] = [
  {
    what: 'a rounded accuracy',
    method: CEILING,
    plant: ({ json }) => Object.assign(json, { strong_acc: Number((json.strong_acc as number).toFixed(3)) }),
  },
  { what: 'another accuracy than its counts', method: CEILING, plant: set({ strong_acc: 0.5 }) },
  { what: 'no accuracy', method: CEILING, plant: set({ strong_acc: null }) },
  {
    what: 'another number of right answers',
    method: CEILING,
    plant: file => Object.assign(evalOf(file), { correct: 11 }),
  },
  {
    what: 'more right answers than items',
    method: CEILING,
    plant: file => Object.assign(evalOf(file), { correct: 9999 }),
  },
  {
    what: 'counts of another run',
    method: CEILING,
    plant: (file, archive) => {
      const other = fileOf(archive, CEILING, 6);
      Object.assign(file.json, {
        strong_acc: other.json.strong_acc,
        detailed_eval: structuredClone(other.json.detailed_eval),
      });
    },
  },
  { what: 'no JSON', method: CEILING, plant: file => Object.assign(file, { text: '{' }) },
  { what: 'another seed', method: CEILING, plant: set({ seed: 17 }) },
  { what: 'another model', method: CEILING, plant: set({ strong_model: 'no/body' }) },
  { what: 'another dataset', method: CEILING, plant: set({ dataset_name: 'code0115' }) },
  {
    what: 'another accuracy that can be',
    method: FLOOR,
    plant: ({ json }) => Object.assign(json, { weak_acc: (json.weak_acc as number) - 6 / 300 }),
  },
  { what: 'an accuracy that cannot be', method: FLOOR, plant: set({ weak_acc: 0.512_345_678_9 }) },
  {
    what: 'a rounded accuracy',
    method: FLOOR,
    plant: ({ json }) => Object.assign(json, { weak_acc: Number((json.weak_acc as number).toFixed(3)) }),
  },
  { what: 'no accuracy', method: FLOOR, plant: set({ weak_acc: null }) },
  { what: 'a text for an accuracy', method: FLOOR, plant: set({ weak_acc: '0.53' }) },
  {
    what: 'another label accuracy',
    method: FLOOR,
    least: 2,
    plant: ({ json }) => {
      const rows = (json.soft_labels as unknown[]).length;
      json.hard_label_acc = Math.round((json.hard_label_acc as number) * rows - 3) / rows;
    },
  },
  {
    what: 'soft labels of another seed',
    method: FLOOR,
    plant: ({ json }, archive) => Object.assign(json, { soft_labels: fileOf(archive, FLOOR, 6).json.soft_labels }),
  },
  {
    what: 'a row that is no probability',
    method: FLOOR,
    plant: ({ json }) => (json.soft_labels as unknown[]).splice(2, 1, [2, 3]),
  },
  { what: 'the name of another method', method: FLOOR, plant: set({ idea_name: 'critic' }) },
  { what: 'another model', method: FLOOR, plant: set({ weak_model: 'no/body' }) },
  { what: 'no JSON', method: FLOOR, plant: file => Object.assign(file, { text: '{' }) },
];

describe('a floor or a ceiling at fault', () => {
  test.each(PLANTS)('$method with $what is the only file that is accused', async ({ method, plant, least = 1 }) => {
    for (const [number, methods] of [
      [81, 4],
      [82, 2],
      [83, 1],
    ] as const) {
      const archive = draw(number, methods);
      const file = fileOf(archive, method);
      const before = JSON.stringify(file.json);
      plant(file, archive);
      if (methods < least || (file.text === undefined && JSON.stringify(file.json) === before)) continue;
      const faults = faultsOf(await readSynthetic(archive));
      const lines = faults.map(({ code, path, field, found }) =>
        [code, path.replace(/.*law_/u, ''), field, found].join(' | '),
      );
      const own = lines.filter(line => line.includes(`${method}/`) && line.includes('seed_4.json'));
      const others = lines.filter(line => !own.includes(line));
      expect({ number, others }).toEqual({ number, others: [] });
      expect(own.length).toBeGreaterThan(0);
    }
  });
});

describe('an archive that holds fewer floors and ceilings than there were', () => {
  test.each([1, 4])(
    'accuses no run of %i methods of its baselines, and says that they cannot be checked',
    async methods => {
      for (let number = 90; number < 100; number++) {
        const archive = draw(number, methods);
        const gone = archive.files.filter(({ method, seed }) => [FLOOR, CEILING].includes(method) && seed > 5);
        for (const file of gone) archive.files.splice(archive.files.indexOf(file), 1);
        const { findings } = await readSynthetic(archive);
        expect(faultsOf({ findings }).filter(({ code }) => code !== 'MISSING')).toEqual([]);
        const notes = findings.filter(({ code }) => code === 'FIXED');
        expect(notes).toHaveLength(methods * 2);
        expect(notes[0]?.found).toContain('cannot be checked here');
      }
    },
  );

  test('accuses the run whose baseline is another than that of all others', async () => {
    const archive = draw(91, 3);
    const gone = archive.files.filter(({ method, seed }) => method === FLOOR && seed > 5);
    for (const file of gone) archive.files.splice(archive.files.indexOf(file), 1);
    const { json } = fileOf(archive, 'em_posterior', 5);
    const [floor, ceiling] = [(json.fixed_weak_baseline as number) - 0.01, json.fixed_strong_baseline as number];
    Object.assign(json, {
      fixed_weak_baseline: floor,
      pgr: ((json.transfer_acc as number) - floor) / (ceiling - floor),
    });
    const faults = faultsOf(await readSynthetic(archive)).filter(({ code }) => code !== 'MISSING');
    expect(faults.map(({ code, path }) => [code, /law_(\w+)\/.*(seed_\d)/u.exec(path)?.slice(1)])).toEqual([
      ['FIXED', ['em_posterior', 'seed_5']],
    ]);
  });
});
