import { isObject } from './read-json.ts';

/** The JSON schema that holds a model to two words. */
export const answerSchema = (answers: readonly [string, string]) => ({
  type: 'object' as const,
  properties: { answer: { type: 'string' as const, enum: [...answers] } },
  required: ['answer'],
  additionalProperties: false as const,
});

/** What a model said, and where in its text the answer begins. */
export interface SaidAnswer {
  readonly text: string;
  readonly start: number;
  /** Whether it is the whole of an answer by the schema. */
  readonly isWhole: boolean;
}

/**
 * Takes the word out of an answer by the schema. Any other text stays as it is, with its last line as the answer's place: a server
 * may not know the schema, and outcomes of a batch do not say how they were asked for.
 */
export function unwrapAnswer(said: string): SaidAnswer {
  const trimmed = said.trim();
  if (trimmed.startsWith('{')) {
    try {
      const value: unknown = JSON.parse(trimmed);
      if (isObject(value) && typeof value.answer === 'string' && Object.keys(value).length === 1) {
        const colon = said.indexOf(':', said.indexOf('"answer"') + '"answer"'.length);
        return { text: value.answer, start: said.indexOf('"', colon) + 1, isWhole: true };
      }
    } catch {
      // Cut off in the middle, or no JSON after all.
    }
  }
  const body = said.trimEnd();
  const line = body.slice(body.lastIndexOf('\n') + 1);
  return { text: said, start: body.length - line.trimStart().length, isWhole: false };
}
