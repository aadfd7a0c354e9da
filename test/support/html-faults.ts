import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended'],
    rules: {
      'doctype-style': ['error', { style: 'lowercase' }],
      /** It counts the letters of an escape, not of the name. */
      'long-title': 'off',
      /** What scrolls is a region by role: a section would look like a part of the report. */
      'prefer-native-element': ['error', { exclude: ['region'] }],
    },
  }),
);

/** What html-validate finds wrong with a page: "rule, line: what". */
export async function htmlFaults(page: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(page);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, line, message }) => `${ruleId}, line ${line}: ${message}`),
  );
}
