/**
 * Measures how every interval behaves over the grid of designs, and writes what the documentation shows and what the choice of
 * the default interval follows: docs/calibration.md with its pictures, and the coverage table of src/stats/calibration. A run
 * that was broken off goes on where it was; designs that the work file holds with more runs than asked for are taken as they are.
 * --quick is a smoke test and writes under build/calibrate-quick.
 *
 *   npm run calibrate -- [--quick] [--workers 2] [--runs 5000] [--work FILE] [--out FOLDER] [--published FILE]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { orUsage } from '../support/usage.ts';
import { allDesigns, type Design } from './design.ts';
import { errorRates } from './error-rates.ts';
import { measureAll } from './measure-all.ts';
import { quickstartCheck, tableCheck } from './own-checks.ts';
import { drawPlots } from './plots.ts';
import { readOptions, USAGE } from './read-options.ts';
import { coverageRows, faredOf, tableSource } from './summarise.ts';
import { calibrationDocument } from './write-document.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const options = orUsage(() => readOptions(process.argv.slice(2), root), USAGE);

const SEED = 20_260;

function designsOf({ quick, runs }: { readonly quick: boolean; readonly runs: number }): readonly Design[] {
  if (!quick)
    return allDesigns({ closed: runs, bootstrap: Math.ceil(runs / 10), planted: Math.ceil(runs / 25), unequal: runs });
  const isSmall = ({ items, seeds, base, clusterSize, share, effect, kind }: Design): boolean => {
    if (kind === 'planted') return share === 0.5;
    if (kind === 'unequal') return items <= 200;
    if (clusterSize > 1) return items <= 200 && effect === 0.02 && share === 0 && seeds <= 3 && base === 0.75;
    if (kind === 'bootstrap' && effect !== 0.02) return false;
    if (items < 50 && (share > 0 || effect !== 0.02)) return false;
    return items <= 50 && seeds <= 3 && base === 0.75 && share !== 0.25;
  };
  return allDesigns({ closed: 20, bootstrap: 2, planted: 1, unequal: 2 }).filter(isSmall);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  process.stderr.write(`${path}\n`);
}

const designs = designsOf(options);
const measured = await measureAll(designs, { workFile: options.work, workers: options.workers, seed: SEED });
const [fared, rates] = [faredOf(measured), errorRates(measured)];
const published = await tableCheck('GSM8K, published (one seed)', options.published);
if (published === undefined) process.stderr.write(`${options.published} is not there: its A/A check is left out.\n`);
const checks = [quickstartCheck(join(root, 'reports/example/result.json')), ...(published ? [published] : [])];
const pictures = await drawPlots(fared, rates);
for (const { name, svg } of pictures) write(join(options.out, `docs/calibration/${name}.svg`), svg);
write(join(options.out, 'src/stats/calibration/coverage-table.ts'), tableSource(coverageRows(fared)));
const input = { measured, fared, rates, checks, pictures, isSmoke: options.quick };
write(join(options.out, 'docs/calibration.md'), calibrationDocument(input));
