import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Answerer, AnswerLog, Inquiry, StoredReply } from '../core/answers.ts';
import { CarryoverError } from '../core/errors.ts';
import type { ApiModel } from '../core/model-settings.ts';
import type { Plan } from '../core/plan.ts';
import { quote } from '../core/quote.ts';
import { keyOf, partOf } from '../learners/api/answer-keys.ts';
import { formatRecording } from '../learners/api/format-recording.ts';
import { refuseExisting } from './refuse-existing.ts';
import { cellsAsking, type RehearseOptions, rehearsePlan } from './rehearse-plan.ts';
import { writeNewFile } from './write-new-file.ts';

/** Answers of one model, by part and key. */
type Heard = Map<string, Map<string, StoredReply>>;

/** Answers from the store alone, and remembers what it was asked. */
function listen(
  log: Pick<AnswerLog, 'read'>,
  replayed: ReadonlyMap<string, Answerer>,
): { readonly answerer: Answerer; readonly heard: Map<string, Heard> } {
  const heard = new Map<string, Heard>();
  async function ask(inquiry: Inquiry) {
    const replay = replayed.get(inquiry.learner);
    if (replay !== undefined) return replay.ask(inquiry);
    const part = partOf(inquiry);
    const stored = await log.read(part);
    const parts = heard.get(inquiry.learner) ?? new Map<string, Map<string, StoredReply>>();
    const answers = parts.get(part) ?? new Map<string, StoredReply>();
    heard.set(inquiry.learner, parts.set(part, answers));
    return inquiry.questions.map(question => {
      const key = keyOf(part, question);
      const answer = stored.get(key);
      if (answer === undefined) return { state: 'failed', reason: 'not stored' } as const;
      answers.set(key, answer);
      return answer.reply;
    });
  }
  return { answerer: { ask }, heard };
}

/** What is allowed in a name of a file; the rest of a learner's name becomes a hyphen. */
const fileName = (learner: string): string => `${learner.replace(/[^\w.-]+/g, '-')}.jsonl.gz`;

const INSTEAD = 'Choose another folder with --record.';

/**
 * Makes the folder for a recording and looks whether every file of it can go there, before anything is asked: what is bought and
 * then cannot be written is a night lost.
 * @param folder as the user typed it
 * @throws CarryoverError `output-failed` where a file is there already, or the folder cannot be made; `usage` where two models
 * would be written into one file
 */
export async function prepareRecording(folder: string, live: ReadonlyMap<string, ApiModel>): Promise<void> {
  const learnerOf = new Map<string, string>();
  for (const learner of live.keys()) {
    const path = join(folder, fileName(learner));
    const other = learnerOf.get(path);
    if (other !== undefined) {
      const found = `${path}: would hold both ${quote(other)} and ${quote(learner)}.`;
      throw new CarryoverError('usage', found, 'Record one of them at a time: with a suite that has no other.');
    }
    learnerOf.set(path, learner);
    refuseExisting(path, false, INSTEAD);
  }
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new CarryoverError('output-failed', `${folder}: cannot be made.`, INSTEAD, { cause });
  });
}

export interface RecordOptions extends RehearseOptions {
  readonly live: ReadonlyMap<string, ApiModel>;
  readonly log: Pick<AnswerLog, 'read'>;
}

/**
 * Writes every answer that a measured run rests on, a file for each model, in the form that `recorded/FILE` replays. The cells are
 * run once more, with the stored answers: whichever run bought them.
 * @param folder as the user typed it, once it is prepared
 * @returns the files
 * @throws CarryoverError `output-failed` where a file is there already, or cannot be written
 */
export async function recordAnswers(folder: string, plan: Plan, options: RecordOptions): Promise<readonly string[]> {
  const { live, log, replayed } = options;
  const { answerer, heard } = listen(log, replayed);
  const cells = cellsAsking(plan, new Set(live.keys()));
  await rehearsePlan({ ...plan, cells }, { answerer, step: 'recording' }, options);
  const files: string[] = [];
  for (const [learner, answers] of [...heard].sort(([x], [y]) => (x < y ? -1 : 1))) {
    const model = live.get(learner);
    if (model === undefined) continue;
    const path = join(folder, fileName(learner));
    const bytes = gzipSync([...formatRecording(model, answers)].join(''));
    await writeNewFile(path, bytes, { replace: false, instead: INSTEAD });
    files.push(path);
  }
  return files;
}
