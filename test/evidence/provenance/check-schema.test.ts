import { expect, test } from 'vitest';
import type { SyntheticArchive } from '../../support/aar-archive.ts';
import { brief, fileOf, plantFault } from '../../support/plant-fault.ts';

type Json = Record<string, unknown>;

/** Files of a method, as the published code of ue_zeroshot would have written them. */
function asZeroShot(archive: SyntheticArchive, edit: (json: Json) => void = () => undefined): void {
  const task = '_task_typebinary';
  for (const file of archive.files.filter(({ method }) => method === 'em_posterior')) {
    const { json } = file;
    const own = (json.detailed_eval as { strong: { final_eval: Json } }).strong.final_eval;
    Object.assign(file, { method: 'ue_zeroshot', config: `${file.config}${task}` });
    Object.assign(json, {
      idea_name: 'ue_zeroshot',
      hyperparam_config_key: file.config,
      ceiling_acc: json.strong_acc,
      labeling_time: (json.training_time as number) / 7,
      total_time: ((json.training_time as number) * 8) / 7,
      labeling_logs: [],
      detailed_eval: own,
    });
    Object.assign(json.config as Json, { task_type: 'binary' });
    edit(json);
  }
}

test('what the code of ue_zeroshot writes is no fault; that no zero-shot baseline is there is a note', async () => {
  const { faults, reading } = await plantFault(asZeroShot);
  expect(faults).toEqual([]);
  const notes = reading.findings.filter(({ code, expected }) => code === 'MISSING' && expected.includes('zero-shot'));
  expect(notes.map(({ path, found, severity }) => [path, found, severity])).toEqual([
    ['a.tar', 'none on essay_grading, law', 'note'],
  ]);
});

test('a zero-shot baseline beside it answers the note', async () => {
  const { reading } = await plantFault(archive => {
    asZeroShot(archive);
    for (const file of archive.files.filter(({ method }) => method === 'vanilla_w2s')) {
      Object.assign(file, { method: 'zeroshot_prompting' });
      file.json.idea_name = 'zeroshot_prompting';
    }
  });
  expect(reading.findings.some(({ expected }) => expected.includes('a zero-shot baseline'))).toBe(false);
});

test('SCHEMA names the method whose form a file has', async () => {
  const { faults } = await plantFault(archive =>
    asZeroShot(archive, json => {
      if (json.seed !== 8) return;
      for (const name of ['ceiling_acc', 'labeling_time', 'total_time', 'labeling_logs']) delete json[name];
      delete (json.config as Json).task_type;
      json.detailed_eval = { strong: { final_eval: json.detailed_eval } };
    }),
  );
  expect(new Set(brief(faults))).toEqual(new Set(['SCHEMA seed_8.json detailed_eval.strong.final_eval']));
  expect(faults[0]?.found).toBe(
    'without ceiling_acc, labeling_time, total_time, labeling_logs, config.task_type; ' +
      'with detailed_eval.strong.final_eval; the form of vanilla_w2s',
  );
});

test('one field that is absent is that, and nobody else’s form', async () => {
  const { faults } = await plantFault(archive =>
    asZeroShot(archive, json => {
      if (json.seed === 8) delete json.labeling_logs;
    }),
  );
  expect(brief(faults)).toEqual(['FORM seed_8.json labeling_logs', 'FORM seed_8.json labeling_logs']);
  expect(faults[0]?.decision).toBe('the field is not used');
});

test.each([null, undefined])(
  'a field of ue_zeroshot that is %s in one file is said once, and costs nothing else',
  async value => {
    const { faults } = await plantFault(archive => {
      asZeroShot(archive);
      Object.assign(fileOf(archive, 'ue_zeroshot').json, { ceiling_acc: value });
    });
    const found = value === null ? 'null' : 'absent';
    expect(faults.map(fault => [fault.code, fault.field, fault.found])).toEqual([['FORM', 'ceiling_acc', found]]);
    expect(faults[0]?.decision).toBe('the field is not used');
  },
);

test.each([
  ['hard_weak_label_acc', ['FORM']],
  ['cached_at', ['FORM']],
  ['dataset_name', ['FORM']],
])('a %s that is absent in one file is a fault of the field, not of the file', async (field, codes) => {
  const { faults } = await plantFault(archive => delete fileOf(archive, 'vanilla_w2s').json[field]);
  expect(faults.map(({ code, decision }) => [code, decision])).toEqual(
    codes.map(code => [code, 'the field is not used']),
  );
});

test('a file with nothing but an accuracy lacks fields, and is nobody else’s form', async () => {
  const { faults } = await plantFault(archive => {
    const file = fileOf(archive, 'vanilla_w2s');
    file.json = { transfer_acc: 0.5 };
  });
  const own = faults.filter(({ path }) => path.includes('law_vanilla_w2s'));
  expect(new Set(own.map(({ code }) => code))).toEqual(new Set(['FORM']));
});
