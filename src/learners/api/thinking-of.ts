/** How a model is told to answer without thinking first, or with as little of it as it can. */
export interface Thinking {
  readonly thinking?: { readonly type: 'disabled' } | { readonly type: 'between_tools' };
  readonly effort?: 'low';
}

/**
 * Which models take which form, after "Troubleshooting thinking" (platform.claude.com/docs/en/build-with-claude/
 * thinking-troubleshooting) and the migration guides of Claude 5.5, as of November 2026: a form that a model does not know is an
 * error, and models from Claude 5 on think unless told otherwise, which counts against the tokens of the answer.
 */
const FORMS: readonly (readonly [models: RegExp, form: Thinking])[] = [
  [/^claude-sonnet-5-5/, { thinking: { type: 'between_tools' } }],
  [/^claude-(?:opus-5-5|fable|mythos)/, { effort: 'low' }],
  [
    /^claude-(?:haiku-5-5|(?:opus|sonnet|haiku)-5(?:-20\d{6})?$|(?:opus|sonnet|haiku)-4)/,
    { thinking: { type: 'disabled' } },
  ],
];

/** For a model that is not known nothing is said: that is accepted everywhere. */
export const thinkingOf = (model: string): Thinking => FORMS.find(([models]) => models.test(model))?.[1] ?? {};
