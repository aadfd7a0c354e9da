import { isObject, type JsonObject } from '../json-fields.ts';
import { type Evaluation, type Tally, valueAt, type WrongField } from './aar-record.ts';
import { ACCURACY, COUNT, type FieldKind, OBJECT, wrongField } from './record-fields.ts';

class Reader {
  readonly wrong: WrongField[] = [];

  /** The value where it is of its kind; listed as wrong otherwise, also where it is absent. */
  pick<Value>(value: unknown, field: string, kind: FieldKind): Value | undefined {
    const wrong = wrongField(value, field, kind);
    if (wrong === undefined) return value as Value;
    this.wrong.push(wrong);
    return undefined;
  }

  counts(value: unknown, field: string): ReadonlyMap<string, number> {
    const read = new Map<string, number>();
    const object = this.pick<JsonObject>(value, field, OBJECT) ?? {};
    for (const [name, one] of Object.entries(object)) {
      const count = this.pick<number>(one, `${field}.${name}`, COUNT);
      if (count !== undefined) read.set(name, count);
    }
    return read;
  }

  tally(value: JsonObject, field: string): Tally {
    return {
      field,
      accuracy: this.pick<number>(valueAt(value, 'accuracy'), `${field}.accuracy`, ACCURACY),
      correct: this.pick<number>(valueAt(value, 'correct'), `${field}.correct`, COUNT),
      total: this.pick<number>(valueAt(value, 'total'), `${field}.total`, COUNT),
      predicted: this.counts(valueAt(value, 'pred_distribution'), `${field}.pred_distribution`),
      labelled: this.counts(valueAt(value, 'label_distribution'), `${field}.label_distribution`),
    };
  }

  evaluation(value: JsonObject, field: string): Evaluation {
    const within = `${field}.per_subset`;
    const parts = valueAt(value, 'per_subset');
    // A test set of one part has no parts.
    const read = parts === undefined ? {} : this.pick<JsonObject>(parts, within, OBJECT);
    const subsets = new Map<string, Tally>();
    for (const [name, part] of Object.entries(read ?? {})) {
      const row = this.pick<JsonObject>(part, `${within}.${name}`, OBJECT);
      if (row !== undefined) subsets.set(name, this.tally(row, `${within}.${name}`));
    }
    return { ...this.tally(value, field), subsets };
  }
}

/** Where the evaluation of a model may stand within `detailed_eval`: drift of the sandbox's own code. */
const PLACES: Readonly<Record<'own' | 'ceiling', readonly (readonly string[])[]>> = {
  own: [['strong', 'final_eval'], ['strong'], ['final_eval'], []],
  ceiling: [['ceiling', 'final_eval'], ['ceiling']],
};

const isTally = (value: JsonObject): boolean =>
  ['accuracy', 'correct', 'total'].some(name => Object.hasOwn(value, name));

const EVALUATION: FieldKind = [
  'an object with accuracy, correct and total',
  value => isObject(value) && isTally(value),
];

function find(top: JsonObject, which: 'own' | 'ceiling', reader: Reader): Evaluation | undefined {
  for (const place of PLACES[which]) {
    const value = valueAt(top, ...place);
    if (isObject(value) && isTally(value)) return reader.evaluation(value, ['detailed_eval', ...place].join('.'));
  }
  return undefined;
}

/** What one record says of its own and of the ceiling's results, and what of it is not of the kind it should be. */
export function readEvaluations(json: JsonObject, isCeiling: boolean) {
  const reader = new Reader();
  const top = valueAt(json, 'detailed_eval');
  if (!isObject(top)) return { own: undefined, ceiling: undefined, wrong: [] };
  const ceiling = find(top, 'ceiling', reader);
  const own = isCeiling && ceiling !== undefined ? ceiling : find(top, 'own', reader);
  const report = (name: string): unknown =>
    reader.pick(valueAt(top, name, 'final_eval'), `detailed_eval.${name}.final_eval`, EVALUATION);
  if (own === undefined) report(isCeiling ? 'ceiling' : 'strong');
  if (!isCeiling && ceiling === undefined && isObject(valueAt(top, 'ceiling'))) report('ceiling');
  return { own, ceiling: isCeiling ? undefined : ceiling, wrong: reader.wrong };
}
