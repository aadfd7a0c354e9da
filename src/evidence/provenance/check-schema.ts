import type { AarArchive } from '../aar/aar-archive.ts';
import { type AarRecord, textAt, valueAt } from '../aar/aar-record.ts';
import { emptyFields } from '../aar/record-fields.ts';
import type { Seen, Sofar } from './rule.ts';

interface KnownMethod {
  readonly fields: readonly (readonly string[])[];
  /** Fields that it never writes: the form of other methods. */
  readonly foreign: readonly (readonly string[])[];
  /** What the folder of settings has, and what it has not. */
  readonly key: RegExp;
  readonly form: string;
  /** Names of a baseline without which its gain says nothing, and what that baseline is. */
  readonly needs: readonly [names: RegExp, what: string];
}

/** What the published code of a method always writes. */
const KNOWN: Readonly<Record<string, KnownMethod>> = {
  ue_zeroshot: {
    fields: [['ceiling_acc'], ['labeling_time'], ['total_time'], ['labeling_logs'], ['config', 'task_type']],
    foreign: [['detailed_eval', 'strong', 'final_eval']],
    key: /_task_type\w+$/u,
    form: '…_task_type…, without the weak model',
    needs: [
      /^(?:zero_?shot|prompt)|[^e]_zero_?shot(?:$|_)/iu,
      'the student asked without training: the method trains on those answers',
    ],
  },
};

const knownOf = (method: string): KnownMethod | undefined => (Object.hasOwn(KNOWN, method) ? KNOWN[method] : undefined);

const joined = (fields: readonly (readonly string[])[]): string => fields.map(field => field.join('.')).join(', ');

/** Fields down to the settings and the kinds of evaluation: not the counts, which differ from run to run. */
const DEPTH = 3;
/** A form is another method's where that method writes all but a few of the fields. */
const LEAST_WRITTEN = 0.95;

function fieldsOf(value: unknown, depth = DEPTH): readonly string[] {
  if (depth === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    name,
    ...fieldsOf(inner, depth - 1).map(field => `${name}.${field}`),
  ]);
}

/**
 * The other method of the archive that writes the fields of this file; undefined where none does. Of several the one that the
 * file itself names, or the one that writes the fewest others.
 */
function donorOf(record: AarRecord, { records }: AarArchive): string | undefined {
  const own = fieldsOf(record.json);
  const others = records.filter(({ role, method }) => role === 'run' && method !== record.method);
  const writers = [...Map.groupBy(others, ({ method }) => method)].flatMap(([method, [example]]) => {
    const written = new Set(fieldsOf(example?.json));
    const share = own.filter(field => written.has(field)).length / own.length;
    const isNamed = textAt(record.json, 'idea_name') === method;
    return share < LEAST_WRITTEN ? [] : [{ method, rest: isNamed ? 0 : written.size }];
  });
  return writers.toSorted((x, y) => x.rest - y.rest)[0]?.method;
}

/** Said of a field that is absent, empty or of the wrong kind. */
const UNUSED = { decision: 'the field is not used' } as const;

/** Another method's form: its fields, or most of the own ones absent. A few that are absent are that, and nobody else's form. */
function* checkFields(record: AarRecord, known: KnownMethod, archive: AarArchive): Iterable<Seen> {
  const { path, json } = record;
  const absent = known.fields.filter(field => (valueAt(json, ...field) ?? undefined) === undefined);
  const foreign = known.foreign.filter(field => valueAt(json, ...field) !== undefined);
  if (foreign.length === 0 && absent.length * 2 <= known.fields.length) {
    yield* absent.map(field => {
      const found = valueAt(json, ...field) === null ? 'null' : 'absent';
      return {
        code: 'FORM',
        path,
        field: joined([field]),
        expected: `what ${record.method} writes`,
        found,
        ...UNUSED,
      } as const;
    });
    return;
  }
  const donor = donorOf(record, archive);
  const found = [
    ...(absent.length > 0 ? [`without ${joined(absent)}`] : []),
    ...(foreign.length > 0 ? [`with ${joined(foreign)}`] : []),
    ...(donor === undefined ? [] : [`the form of ${donor}`]),
  ].join('; ');
  const field = foreign.length > 0 ? joined(foreign) : undefined;
  const expected = `${joined(known.fields)}${foreign.length > 0 ? `; no ${joined(known.foreign)}` : ''}`;
  yield { code: 'SCHEMA', path, field, expected, found, doubts: ['seed'] };
}

/** Fields without a value that the writer of the file, or of most files of its folder, writes. */
function* checkAbsent(record: AarRecord, folder: readonly AarRecord[], sofar: Sofar): Iterable<Seen> {
  const { path, wrong, method } = record;
  const known = knownOf(method)?.fields.map(field => field.join('.')) ?? [];
  const said = new Set([...known, ...sofar.faultsOf(path).map(({ field }) => field)]);
  for (const { field, expected, found } of [...wrong, ...emptyFields(record, folder)]) {
    if (said.has(field)) continue;
    yield { code: 'FORM', path, field, expected, found, ...UNUSED };
  }
}

/** Domains in which a known method has no baseline of the kind that it needs. */
function* noteBaselines({ path, records }: AarArchive): Iterable<Seen> {
  const runs = records.filter(({ role }) => role === 'run');
  for (const [method, { needs }] of Object.entries(KNOWN)) {
    const [names, what] = needs;
    const domains = [...Map.groupBy(runs, ({ domain }) => domain)].flatMap(([domain, own]) => {
      const methods = own.map(one => one.method);
      return methods.includes(method) && !methods.some(name => names.test(name)) ? [domain] : [];
    });
    if (domains.length === 0) continue;
    yield {
      code: 'MISSING',
      path,
      expected: `a zero-shot baseline beside ${method}: ${what}`,
      found: `none on ${domains.sort().join(', ')}`,
      severity: 'note',
      decision: `what training adds to zero-shot answers cannot be said of ${method}`,
    };
  }
}

/**
 * FORM, SCHEMA, CFGKEY, MISSING: fields that the sandbox or most files of a folder have, absent or empty, and files of methods
 * whose code is published, held against what that code writes.
 * @param looked paths that a lookup of the code is already known to miss
 */
export function* checkSchema(archive: AarArchive, looked: ReadonlySet<string>, sofar: Sofar): Iterable<Seen> {
  for (const folder of Map.groupBy(archive.records, record => record.folder).values()) {
    for (const record of folder) yield* checkAbsent(record, folder, sofar);
  }
  for (const record of archive.records) {
    const { path, config, method } = record;
    const known = knownOf(method);
    if (known === undefined) continue;
    yield* checkFields(record, known, archive);
    if (looked.has(path) || known.key.test(config)) continue;
    const expected = `${known.form}: the code looks nowhere else`;
    yield { code: 'CFGKEY', path, field: 'hyperparam_config_key', expected, found: config, doubts: ['seed'] };
  }
  yield* noteBaselines(archive);
}
