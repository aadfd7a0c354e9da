/**
 * Measures how every interval behaves over the grid of designs, and writes what the documentation shows and what the choice of
 * the default interval follows. A run that was broken off goes on where it was.
 *
 *   npm run calibrate -- [--quick] [--workers 2] [--runs 5000] [--work build/calibrate.jsonl] [--out .]
 */
import { parseArgs } from 'node:util';
import { allDesigns, type Design } from './design.ts';
import { measureAll } from './measure-all.ts';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    workers: { type: 'string', default: '2' },
    runs: { type: 'string', default: '5000' },
    work: { type: 'string', default: 'build/calibrate/work.jsonl' },
    out: { type: 'string', default: '.' },
  },
});

const SEED = 20_260;

/** A smoke test: few runs, small designs. */
function quickDesigns(): readonly Design[] {
  return allDesigns({ closed: 40, bootstrap: 3, planted: 1 }).filter(({ items }) => items <= 200);
}

const full = {
  closed: Number(options.runs),
  bootstrap: Math.ceil(Number(options.runs) / 10),
  planted: Math.ceil(Number(options.runs) / 25),
};
const designs = options.quick ? quickDesigns() : allDesigns(full);
const measured = await measureAll(designs, { workFile: options.work, workers: Number(options.workers), seed: SEED });
console.error(`${measured.length} designs measured.`);
