import type { StoredReply } from '../../core/answers.ts';
import { canonicalJson } from '../../util/canonical-json.ts';
import { RECORDING, type RecordedAnswers, type RecordedModel } from './recording.ts';

const inOrder = <T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] =>
  [...map].sort(([x], [y]) => (x < y ? -1 : Number(x > y)));

/** JSON has no word for the logarithm of 0; a token of no probability adds nothing. */
function withoutImpossible(reply: StoredReply['reply']): StoredReply['reply'] {
  if (reply.state !== 'said' || reply.odds === undefined) return reply;
  return { ...reply, odds: reply.odds.filter(({ logprob }) => Number.isFinite(logprob)) };
}

/**
 * Lines of a recorded file, each with its newline: the model, then the answers in order of part and key. The host's names of
 * requests stay out of it. The same answers give the same bytes.
 */
export function* formatRecording({ learner, settings }: RecordedModel, answers: RecordedAnswers): Generator<string> {
  yield `${canonicalJson({ ...RECORDING, learner, settings })}\n`;
  for (const [part, replies] of inOrder(answers)) {
    for (const [key, { reply, usage }] of inOrder(replies)) {
      yield `${canonicalJson({ part, key, reply: withoutImpossible(reply), usage })}\n`;
    }
  }
}
