import type { StoredReply } from '../../core/answers.ts';
import type { ModelSettings } from '../../core/model-settings.ts';

/** What a recorded file begins with. */
export const RECORDING = { carryover: 'answers', schema: 1 } as const;

/** The model whose answers were recorded, and all that determines the keys of its answers. */
export interface RecordedModel {
  /** As the suite named it when it was asked: what is asked of the recording is asked in this name. */
  readonly learner: string;
  readonly settings: ModelSettings;
}

/** Answers by part and key, as the answer log has them. */
export type RecordedAnswers = ReadonlyMap<string, ReadonlyMap<string, StoredReply>>;

export interface Recording extends RecordedModel {
  /** As the user typed it. */
  readonly path: string;
  readonly answers: RecordedAnswers;
}
