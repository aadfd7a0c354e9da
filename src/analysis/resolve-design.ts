import type { Design, Rung } from '../core/design.ts';
import { CarryoverError } from '../core/errors.ts';
import type { Predictions } from '../core/predictions.ts';
import { quote } from '../core/quote.ts';
import { nearestName } from '../util/nearest-name.ts';

/** What the user says about a table: which rung is the sandbox, and which arms are compared. */
export interface DesignRequest {
  /** Need not be named where there is one rung. */
  readonly sandbox?: string | undefined;
  readonly sandboxDomain?: string | undefined;
  readonly baseline: string;
  readonly candidate: string;
  /** The rung that the rollout is about; else the largest, or the last one. */
  readonly production?: string | undefined;
  /** Whether the order of the table's rungs means something; it does unless said otherwise. */
  readonly isOrdered?: boolean;
}

const list = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.map(quote).join(', '));

/** " (did you mean "6b"?)", where some known name is near. */
function suggestion(found: string, known: readonly string[]): string {
  const nearest = nearestName(found, known);
  return nearest === undefined ? '' : ` (did you mean ${quote(nearest)}?)`;
}

function requireArm(name: string, flag: 'baseline' | 'candidate', arms: readonly string[]): void {
  if (arms.includes(name)) return;
  const [only] = arms;
  if (only !== undefined && arms.length === 1) {
    throw new CarryoverError(
      'data-invalid',
      `All results belong to one arm, ${quote(only)}; expected a baseline and a candidate to compare.`,
      'Add the results of the other method or model on the same items.',
    );
  }
  throw new CarryoverError(
    'data-invalid',
    `No row has the ${flag} arm ${quote(name)}${suggestion(name, arms)}; the arms found are: ${list(arms)}.`,
    `Name the ${flag} with --${flag} ARM.`,
  );
}

/** The one size of each rung's students, as baseline and candidate rows give it. */
function rungSizes(predictions: Predictions, { baseline, candidate }: DesignRequest): Map<string, number> {
  const sizes = new Map<string, number>();
  const column = predictions.numbers.size;
  const { rung, arm } = predictions.keys;
  if (column === undefined) return sizes;
  const isCompared = arm.labels.map(label => label === baseline || label === candidate);
  for (let row = 0; row < predictions.rows; row++) {
    if (column.present[row] !== 1 || !isCompared[arm.codes[row] as number]) continue;
    const name = rung.labels[rung.codes[row] as number] as string;
    const size = column.values[row] as number;
    const known = sizes.get(name);
    if (known !== undefined && known !== size) {
      throw new CarryoverError(
        'data-invalid',
        `Rung ${quote(name)} has two sizes, ${known} and ${size}; expected one size per rung in baseline and candidate rows.`,
        'Give the parameters of the student; models of different size belong to different rungs.',
      );
    }
    sizes.set(name, size);
  }
  return sizes;
}

/** Rungs in order: the sandbox, then by size where all sizes are known, else as the file has them; the last is production. */
function orderRungs(
  names: readonly string[],
  sandbox: string,
  {
    sizes,
    production,
    isOrdered = true,
  }: Pick<DesignRequest, 'production' | 'isOrdered'> & { sizes: ReadonlyMap<string, number> },
): Rung[] {
  const others = names.filter(name => name !== sandbox);
  if (others.every(name => sizes.has(name))) {
    const sizeOf = (name: string) => sizes.get(name) ?? 0;
    others.sort((x, y) => sizeOf(x) - sizeOf(y) || (x < y ? -1 : 1));
  } else if (!isOrdered && others.length > 1 && production === undefined) {
    const found = `Which rung is production was not said, and nothing tells their order; besides the sandbox there are: ${list(others)}.`;
    throw new CarryoverError(
      'usage',
      found,
      'Name it with --production RUNG, or give the --rung rules in order of size.',
    );
  }
  if (production !== undefined) others.sort((x, y) => Number(x === production) - Number(y === production));
  const rung = (name: string, role: Rung['role']): Rung => {
    const size = sizes.get(name);
    return size === undefined ? { name, role } : { name, role, size };
  };
  return [
    rung(sandbox, 'sandbox'),
    ...others.map((name, at) => rung(name, at === others.length - 1 ? 'production' : 'larger')),
  ];
}

/** Domains that have any row on the sandbox rung. */
function domainsOf(predictions: Predictions, rungName: string): Set<string> {
  const { domain, rung } = predictions.keys;
  const found = new Set<string>();
  for (let row = 0; row < predictions.rows; row++) {
    if (rung.labels[rung.codes[row] as number] === rungName)
      found.add(domain.labels[domain.codes[row] as number] as string);
  }
  return found;
}

function resolveSandbox(named: string | undefined, rungs: readonly string[]): string {
  const [only] = rungs;
  if (named === undefined && only !== undefined && rungs.length === 1) return only;
  if (named !== undefined && rungs.includes(named)) return named;
  const found = `the rungs found are: ${list(rungs)}`;
  throw new CarryoverError(
    'usage',
    named === undefined
      ? `Which rung is the sandbox was not said; ${found}.`
      : `No rung is called ${quote(named)}${suggestion(named, rungs)}; ${found}.`,
    'Name the rung where the method won with --sandbox RUNG.',
  );
}

function requireProduction(production: string | undefined, sandbox: string, rungs: readonly string[]): void {
  if (production === undefined || (production !== sandbox && rungs.includes(production))) return;
  const others = rungs.filter(name => name !== sandbox);
  const why = production === sandbox ? 'is the sandbox' : `does not exist${suggestion(production, others)}`;
  const found = `The production rung ${quote(production)} ${why}; besides the sandbox there are: ${list(others)}.`;
  throw new CarryoverError('usage', found, 'Name one of these with --production RUNG, or leave it out.');
}

function resolveSandboxDomain(
  { sandboxDomain }: DesignRequest,
  sandbox: string,
  measured: ReadonlySet<string>,
): string | undefined {
  if (sandboxDomain === undefined) return measured.size === 1 ? [...measured][0] : undefined;
  if (measured.has(sandboxDomain)) return sandboxDomain;
  throw new CarryoverError(
    'usage',
    `The sandbox rung ${quote(sandbox)} has no domain ${quote(sandboxDomain)}; it has: ${list([...measured].sort())}.`,
    'Name one of these with --sandbox-domain, or leave it out.',
  );
}

/**
 * Reads the design off a table. Roles: the sandbox as named; production the rung of the largest size, or the last of the
 * file where sizes are not all known; the rest larger. Arms `weak` and `ceiling` are taken where they exist. A single rung is the
 * sandbox: its gain is measured, and there is nothing to carry it over to.
 * @throws CarryoverError for an unknown or, among several, unnamed sandbox rung, an unknown domain, a missing arm, two sizes of one rung
 */
export function resolveDesign(predictions: Predictions, request: DesignRequest): Design {
  const rungs = predictions.keys.rung.labels;
  const arms = predictions.keys.arm.labels;
  const { baseline, candidate } = request;
  const sandbox = resolveSandbox(request.sandbox, rungs);
  requireProduction(request.production, sandbox, rungs);
  requireArm(baseline, 'baseline', arms);
  requireArm(candidate, 'candidate', arms);
  if (baseline === candidate) {
    throw new CarryoverError(
      'usage',
      `Baseline and candidate are both ${quote(baseline)}; expected two different arms.`,
      `The arms found are: ${list(arms)}.`,
    );
  }
  const sandboxDomain = resolveSandboxDomain(request, sandbox, domainsOf(predictions, sandbox));
  const optional = (name: string) =>
    arms.includes(name) && name !== baseline && name !== candidate ? name : undefined;
  return {
    rungs: orderRungs(rungs, sandbox, { ...request, sizes: rungSizes(predictions, request) }),
    domains: [...predictions.keys.domain.labels].sort(),
    arms: { baseline, candidate, weak: optional('weak'), ceiling: optional('ceiling') },
    sandboxDomain,
  };
}
