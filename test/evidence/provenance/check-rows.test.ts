import { describe, expect, test } from 'vitest';
import { drawAarArchive, type SyntheticArchive, type SyntheticFile } from '../../support/aar-archive.ts';
import { faultsOf, readSynthetic } from '../../support/read-aar.ts';

type Json = Record<string, unknown>;
interface Counts {
  accuracy: number;
  correct: number;
  total: number;
  pred_distribution: Record<string, number>;
  label_distribution: Record<string, number>;
}
interface Scores extends Counts {
  per_subset: Record<string, Counts>;
}

const ONE = 'em_posterior';
const TWO = 'overlap';
const SHAPE = {
  domains: ['law'],
  methods: [ONE, TWO, 'vanilla_w2s'],
  seeds: [1, 2, 3, 4, 5],
  subsets: [160, 120, 180, 140, 90],
};

const fileOf = ({ files }: SyntheticArchive, method: string, seed: number): SyntheticFile =>
  files.find(file => file.method === method && file.seed === seed) as SyntheticFile;
const scoresOf = ({ json }: SyntheticFile): Scores =>
  (json.detailed_eval as Record<string, { final_eval: Scores }>).strong?.final_eval as Scores;

/** Gives a file these rows, and a whole, an accuracy and a PGR that follow from them. */
function restate({ json }: SyntheticFile, rows: Record<string, Counts>): void {
  const parts = Object.values(rows);
  const sum = (of: (part: Counts) => number | undefined): number =>
    parts.reduce((all, part) => all + (of(part) ?? 0), 0);
  const [correct, total] = [sum(part => part.correct), sum(part => part.total)];
  const classes = (of: 'pred_distribution' | 'label_distribution') => ({
    0: sum(part => part[of][0]),
    1: sum(part => part[of][1]),
  });
  const whole = { pred_distribution: classes('pred_distribution'), label_distribution: classes('label_distribution') };
  const accuracy = correct / total;
  const scores = { accuracy, correct, total, ...whole, per_subset: rows };
  const [low, high] = [json.fixed_weak_baseline as number, json.fixed_strong_baseline as number];
  const detailed = json.detailed_eval as Json;
  Object.assign(json, { transfer_acc: accuracy, pgr: (accuracy - low) / (high - low) });
  json.detailed_eval = { ...detailed, strong: { final_eval: scores } };
}

/** One more item of class 0 answered right, or one fewer. */
function flip(part: Counts, by: 1 | -1): void {
  const said = part.pred_distribution;
  part.correct += by;
  part.accuracy = part.correct / part.total;
  Object.assign(said, { 0: (said[0] ?? 0) + by, 1: (said[1] ?? 0) - by });
}

/** The rows of one file, the first of them those of another. */
function paste(to: SyntheticFile, from: SyntheticFile, rows: number): Record<string, Counts> {
  const own = structuredClone(scoresOf(to).per_subset);
  const other = scoresOf(from).per_subset;
  for (const name of Object.keys(own).slice(0, rows)) own[name] = structuredClone(other[name] as Counts);
  return own;
}

const copiesIn = async (archive: SyntheticArchive) =>
  faultsOf(await readSynthetic(archive)).filter(({ code }) => code === 'SUB_COPY');

describe('rows of one method in a file of another', () => {
  test.each([1, 3])('are found where they do not add up to the file they stand in: from seed %i', async seed => {
    for (const number of [21, 22, 23]) {
      const archive = drawAarArchive(number, SHAPE);
      const target = fileOf(archive, TWO, 3);
      const rows = paste(target, fileOf(archive, ONE, seed), 4);
      scoresOf(target).per_subset = rows;
      const found = await copiesIn(archive);
      expect(found.map(({ path, field }) => [path.includes(`_${TWO}/`), field?.slice(-9)])).toEqual(
        [0, 1, 2, 3].map(at => [true, `part_${at}.v${at}`]),
      );
      expect(found[0]?.found).toContain(`_${ONE}/`);
      expect(found[0]?.found).toContain(`seed_${seed}.json`);
    }
  });

  test.each([1, 3])('are found where the whole was made to follow from them: from seed %i', async seed => {
    for (const number of [21, 22, 23]) {
      const archive = drawAarArchive(number, SHAPE);
      const target = fileOf(archive, TWO, 3);
      const rows = paste(target, fileOf(archive, ONE, seed), 4);
      restate(target, rows);
      const found = await copiesIn(archive);
      // Nobody can say any more which of the two was the first.
      expect(found).toHaveLength(8);
      expect(new Set(found.map(({ path }) => path)).size).toBe(2);
    }
  });

  test('are named in the file that is not itself, where both add up', async () => {
    const archive = drawAarArchive(24, SHAPE);
    const [target, source] = [fileOf(archive, TWO, 3), fileOf(archive, ONE, 1)];
    restate(target, paste(target, source, 5));
    target.json.idea_name = ONE;
    const found = await copiesIn(archive);
    expect(found).toHaveLength(5);
    expect(found.every(({ path }) => path.includes(`_${TWO}/`))).toBe(true);
  });

  test('are found where there is no other seed to tell how alike the methods are, unless they add up', async () => {
    for (const number of [31, 32]) {
      const archive = drawAarArchive(number, { ...SHAPE, seeds: [3] });
      const target = fileOf(archive, TWO, 3);
      const rows = paste(target, fileOf(archive, ONE, 3), 4);
      scoresOf(target).per_subset = structuredClone(rows);
      expect(await copiesIn(archive)).toHaveLength(4);
      restate(target, rows);
      expect(await copiesIn(archive)).toEqual([]);
    }
  });
});

/** Gives every run of the second method the rows of the first, changed. */
function derive(archive: SyntheticArchive, change: (rows: readonly Counts[], seed: number) => void): void {
  for (const seed of SHAPE.seeds) {
    const rows = structuredClone(scoresOf(fileOf(archive, ONE, seed)).per_subset);
    change(Object.values(rows), seed);
    restate(fileOf(archive, TWO, seed), rows);
  }
}

function flipSome(part: Counts, seed: number, items: number): void {
  for (let time = 0; time < (items + seed) % 7; time++) flip(part, seed % 2 ? 1 : -1);
}

/** A student that says class 1 whatever it is asked. */
function sayOne(part: Counts): void {
  const correct = part.label_distribution[1] ?? 0;
  Object.assign(part, { correct, accuracy: correct / part.total, pred_distribution: { 1: part.total } });
}

/** A student that is right but for one item under every other seed. */
function sayRight(part: Counts, seed: number): void {
  const pred_distribution = { ...part.label_distribution };
  Object.assign(part, { correct: part.total, accuracy: 1, pred_distribution });
  if (seed % 2 === 0) flip(part, -1);
}

describe('rows that honest runs share', () => {
  test.each([
    { what: 'the same under every seed', parts: [], items: 0 },
    { what: 'the same in all subsets but one', parts: [2], items: 5 },
    { what: 'the same in most subsets', parts: [0, 3], items: 3 },
    { what: 'a few items apart in each', parts: [0, 1, 2, 3, 4], items: 2 },
  ])('two methods that are $what are not accused', async ({ parts, items }) => {
    for (let number = 40; number < 50; number++) {
      const archive = drawAarArchive(number, SHAPE);
      derive(archive, (rows, seed) => {
        for (const at of parts) flipSome(rows[at] as Counts, seed, items);
      });
      expect(faultsOf(await readSynthetic(archive)), `archive ${number}`).toEqual([]);
    }
  });

  test.each([
    { what: 'always say the same class', say: sayOne },
    { what: 'are hardly ever wrong', say: sayRight },
  ])('students that $what are not accused', async ({ say }) => {
    const archive = drawAarArchive(51, SHAPE);
    for (const file of archive.files.filter(({ method }) => SHAPE.methods.includes(method))) {
      const rows = structuredClone(scoresOf(file).per_subset);
      for (const part of Object.values(rows)) say(part, file.seed);
      restate(file, rows);
    }
    expect(await copiesIn(archive)).toEqual([]);
  });
});
