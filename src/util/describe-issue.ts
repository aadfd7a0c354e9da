import { quote } from '../core/quote.ts';

/** What the schema library says about one fault of a value. */
export interface Issue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** Of `unrecognized_keys`. */
  readonly keys?: readonly string[];
  /** Of `invalid_union`: what is wrong with the value, form by form. */
  readonly errors?: readonly (readonly Issue[])[];
}

/** What to say about a key that nobody knows, such as `did you mean name?`. */
export type Suggest = (key: string, path: readonly PropertyKey[]) => string | undefined;

/** `a.b[2].c` */
export const formatPath = (path: readonly PropertyKey[]): string =>
  path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at > 0 ? '.' : ''}${String(part)}`)).join('');

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined),
    value,
  );

/** Whether the value is of the kind that a form of a union is about, so that its faults are worth telling. */
const isAboutForm = (issues: readonly Issue[], value: unknown): boolean =>
  !issues.some(
    ({ code, path }) =>
      path.length === 0 && (code === 'invalid_type' || (code === 'invalid_value' && typeof value !== 'string')),
  );

/** The faults behind "no form of the union fits": those of the form that was meant, or the issue itself. */
export function unfoldIssue(issue: Issue, value: unknown): readonly Issue[] {
  const form = issue.errors?.find(issues => isAboutForm(issues, valueAt(value, issue.path)));
  if (form === undefined) return [issue];
  return form.flatMap(inner => unfoldIssue({ ...inner, path: [...issue.path, ...inner.path] }, value));
}

/**
 * One clause: the field, what was found there, what was expected.
 * @param value all of it, as it was checked
 * @param suggest is asked about unknown keys
 */
export function describeIssue(issue: Issue, value: unknown, suggest: Suggest): string {
  const place = formatPath(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const keys = (issue.keys ?? []).map(key => {
      const advice = suggest(key, issue.path);
      return advice === undefined ? quote(key) : `${quote(key)} (${advice})`;
    });
    return `unknown key ${keys.join(', ')}${place === '' ? '' : ` in ${place}`}`;
  }
  const found = valueAt(value, issue.path);
  const says = found === undefined ? 'is missing' : `is ${quote(found)}`;
  return `${place === '' ? 'the whole' : place} ${says}: ${issue.message.replace(/^\w/, letter => letter.toLowerCase())}`;
}
