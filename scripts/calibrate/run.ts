/**
 * Measures how every interval behaves over the grid of designs, and writes what the documentation shows and what the choice of
 * the default interval follows: docs/calibration.md with its pictures, and the coverage table of src/stats/calibration. A run
 * that was broken off goes on where it was; designs that the work file holds with more runs than asked for are taken as they are.
 *
 *   npm run calibrate -- [--quick] [--workers 2] [--runs 5000] [--work build/calibrate/work.jsonl] [--out .] [--published FILE]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { allDesigns, type Design } from './design.ts';
import { errorRates } from './error-rates.ts';
import { measureAll } from './measure-all.ts';
import { quickstartCheck, tableCheck } from './own-checks.ts';
import { drawPlots } from './plots.ts';
import { coverageRows, faredOf, tableSource } from './summarise.ts';
import { calibrationDocument } from './write-document.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const { values: options } = parseArgs({
  options: {
    /** A smoke test: few runs of small designs. */
    quick: { type: 'boolean', default: false },
    workers: { type: 'string', default: '2' },
    runs: { type: 'string', default: '5000' },
    work: { type: 'string', default: join(root, 'build/calibrate/work.jsonl') },
    out: { type: 'string', default: root },
    /** Published outcomes of one seed; left out where it is not there. */
    published: { type: 'string', default: join(root, '../shared/data/gsm8k_transfer.csv') },
  },
});

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

const designs = designsOf({ quick: options.quick, runs: Number(options.runs) });
const measured = await measureAll(designs, { workFile: options.work, workers: Number(options.workers), seed: SEED });
const [fared, rates] = [faredOf(measured), errorRates(measured)];
const published = await tableCheck('GSM8K, published (one seed)', options.published);
if (published === undefined) process.stderr.write(`${options.published} is not there: its A/A check is left out.\n`);
const checks = [quickstartCheck(join(root, 'reports/example/result.json')), ...(published ? [published] : [])];
const pictures = await drawPlots(fared, rates);
for (const { name, svg } of pictures) write(join(options.out, `docs/calibration/${name}.svg`), svg);
write(join(options.out, 'src/stats/calibration/coverage-table.ts'), tableSource(coverageRows(fared)));
write(join(options.out, 'docs/calibration.md'), calibrationDocument({ measured, fared, rates, checks, pictures }));
