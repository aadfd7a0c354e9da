import { describe, expect, test } from 'vitest';
import type { SyntheticArchive, SyntheticFile } from '../../support/aar-archive.ts';
import { fileOf, plantFault } from '../../support/plant-fault.ts';

type Json = Record<string, unknown>;

const METHOD = 'em_posterior';

const own = ({ json }: SyntheticFile): Json =>
  (json.detailed_eval as { strong: { final_eval: Json } }).strong.final_eval;
const setTime = (file: SyntheticFile, value: unknown): unknown => Object.assign(file.json, { training_time: value });

/** Which files are accused of being a copy, as `method seed`. */
async function copiesIn(edit: (archive: SyntheticArchive) => void): Promise<readonly string[]> {
  const { faults } = await plantFault(edit);
  const names = faults
    .filter(({ code }) => code === 'DUPPROV')
    .map(({ path }) => `${/law_([^/]+)/.exec(path)?.[1]} ${/seed_(\d+)/.exec(path)?.[1]}`);
  return [...new Set(names)];
}

describe('of two files that share a time', () => {
  test('the one that cites floor and ceiling of the other’s seed is the copy', async () => {
    const accused = await copiesIn(archive => {
      const [donor, copy] = [fileOf(archive, METHOD, 1), fileOf(archive, METHOD, 3)];
      const { training_time, weak_acc, hard_weak_label_acc, strong_acc } = donor.json;
      Object.assign(copy.json, { training_time, weak_acc, hard_weak_label_acc, strong_acc });
    });
    expect(accused).toEqual([`${METHOD} 10`]);
  });

  test('the one whose accuracy was typed is the copy', async () => {
    const accused = await copiesIn(archive => {
      const [donor, copy] = [fileOf(archive, 'vanilla_w2s'), fileOf(archive, METHOD)];
      setTime(copy, donor.json.training_time);
      const typed = Number((own(copy).accuracy as number).toFixed(4));
      own(copy).accuracy = typed;
      copy.json.transfer_acc = typed;
    });
    expect(accused).toEqual([`${METHOD} 8`]);
  });

  test('the one whose rows do not add up is the copy', async () => {
    const accused = await copiesIn(archive => {
      const [donor, copy] = [fileOf(archive, 'vanilla_w2s'), fileOf(archive, METHOD)];
      setTime(copy, donor.json.training_time);
      const [row] = Object.values(own(copy).per_subset as Record<string, Json>);
      Object.assign(row as Json, {
        correct: (row?.correct as number) - 2,
        accuracy: ((row?.correct as number) - 2) / (row?.total as number),
      });
    });
    expect(accused).toEqual([`${METHOD} 8`]);
  });

  test('the one whose time is far from those of its own folder is the copy, where the other’s is among its own', async () => {
    const accused = await copiesIn(archive => {
      for (const at of [0, 1, 2, 3]) {
        setTime(fileOf(archive, 'vanilla_w2s', at), 4000.123456789 + at * 17.123456789);
        setTime(fileOf(archive, METHOD, at), 2200.987654321 + at * 19.123456789);
      }
      setTime(fileOf(archive, METHOD, 3), fileOf(archive, 'vanilla_w2s', 1).json.training_time);
    });
    expect(accused).toEqual([`${METHOD} 10`]);
  });

  test('both are named where nothing tells', async () => {
    const accused = await copiesIn(archive => {
      for (const at of [0, 1, 2, 3]) {
        setTime(fileOf(archive, 'vanilla_w2s', at), 4000.123456789 + at * 17.123456789);
        setTime(fileOf(archive, METHOD, at), 4003.987654321 + at * 19.123456789);
      }
      setTime(fileOf(archive, METHOD, 3), fileOf(archive, 'vanilla_w2s', 1).json.training_time);
    });
    expect(accused).toEqual([`${METHOD} 10`, 'vanilla_w2s 8']);
  });
});
