import type { Fault } from './fault.ts';

/** What keys of well-known hosts look like, and what nothing else in a suite does. */
const KEY = /\b(?:sk|pk|rk|gsk|xai|hf|ghp|gho|glpat|AKIA|AIza)[-_]?[A-Za-z0-9_-]{16,}/;
const HINT = 'Take the key out, revoke it if the file was ever shared, and put it into the environment.';

/** A name under which somebody would write a key. */
const NAME = /^(?:api[-_]?key|key|token|auth[-_]?token|secret|password|authorization)$/i;

function* walk(value: unknown, path: readonly PropertyKey[]): Generator<Fault> {
  if (typeof value === 'string') {
    if (!KEY.test(value)) return;
    yield {
      path,
      text: `${path.join('.')} looks like a key; expected none: a suite is shared, a key is not`,
      hint: HINT,
    };
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    const place = [...path, Array.isArray(value) ? Number(name) : name];
    if (KEY.test(name)) yield { path, text: 'a name in it looks like a key; expected none', hint: HINT };
    else if (NAME.test(name) && !Array.isArray(value)) {
      yield {
        path: place,
        text: `${place.join('.')}: a suite holds no keys; they come from the environment`,
        hint: HINT,
      };
    } else yield* walk(member, place);
  }
}

/** What looks like a secret in a suite, wherever it stands; the message never repeats it. */
export const findSecrets = (value: unknown): Fault | undefined => walk(value, []).next().value ?? undefined;
