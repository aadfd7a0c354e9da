import type { EvidenceNote } from '../core/evidence.ts';
import type { Placement } from './assign-design.ts';

/** Values, and arms, named in one note. */
const MOST_NAMED = 4;
const UNSAID = 'not stated';

/** An arm of one cell with what its files say of a field. */
interface ArmValue {
  readonly arm: string;
  readonly value: string;
}

/** Whether the name of an arm says the value: "5-shot", "generate (temperature=0)". */
function isNamed({ arm, value }: ArmValue): boolean {
  const at = arm.indexOf(value);
  if (at === -1 || value === '') return false;
  const [before, behind] = [arm[at - 1] ?? ' ', arm[at + value.length] ?? ' '];
  return !/[\w.]/.test(before) && !/\w/.test(behind);
}

const valuesOf = (own: readonly Placement[], field: string): readonly string[] =>
  [...new Set(own.map(({ series }) => series.setup?.[field] ?? UNSAID))].sort();

/** "a 0, b 0.5"; where arms share a value "a and 3 more 0, b 0.5". */
function listValues(arms: readonly ArmValue[]): string {
  const groups = [...Map.groupBy(arms, ({ value }) => value)];
  const said = groups.slice(0, MOST_NAMED).map(([value, [first, ...others]]) => {
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    return `${first?.arm}${more} ${value}`;
  });
  return `${said.join(', ')}${groups.length > MOST_NAMED ? ` and ${groups.length - MOST_NAMED} more values` : ''}`;
}

/**
 * What the arms of one cell say of a field, if they differ in it. Arms read from formats that do not say it are left out, and so is
 * what every arm is named after: that is what is compared.
 */
function describeField(cell: readonly Placement[], field: string): string | undefined {
  const formats = new Set(
    cell.filter(({ series }) => series.setup?.[field] !== undefined).map(one => one.series.format),
  );
  const own = Map.groupBy(
    cell.filter(({ series }) => formats.has(series.format)),
    ({ arm }) => arm,
  );
  const arms = [...own].map(([arm, list]) => ({ arm, value: valuesOf(list, field).join(' and ') }));
  const isSame = new Set(arms.map(({ value }) => value)).size < 2;
  return isSame || arms.every(isNamed) ? undefined : `arms differ in ${field}: ${listValues(arms)}`;
}

const describeCell = ({ domain, rung }: Placement): string => `domain ${domain} of rung ${rung}`;

/**
 * Notes where arms that are compared were asked under different settings: examples shown, temperature, data set, version of the
 * task. What the arms are called after is no surprise and left out. Equal notes of several cells (rung × domain) are one.
 * @param placed series in their places, in the order of `assignDesign`
 */
export function compareSetups(placed: readonly Placement[]): readonly EvidenceNote[] {
  const cellsOf = new Map<string, Placement[]>();
  const cells = [...Map.groupBy(placed, ({ domain, rung }) => JSON.stringify([domain, rung])).values()];
  for (const cell of cells) {
    const fields = new Set(cell.flatMap(({ series }) => Object.keys(series.setup ?? {})));
    for (const field of [...fields].sort()) {
      const text = describeField(cell, field);
      if (text !== undefined) cellsOf.set(text, [...(cellsOf.get(text) ?? []), cell[0] as Placement]);
    }
  }
  return [...cellsOf].map(([text, [first, ...others]]) => {
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    return { path: `${describeCell(first as Placement)}${more}`, text };
  });
}
