/**
 * The part of a learner's name that chance may depend on: of a model behind an API the model alone. The same model at another
 * address, or behind another protocol, is dealt the same items and shown the same examples, so that the same answers give the
 * same result.
 */
export const chanceName = (learner: string): string =>
  /^(?:anthropic|openai)\/(.+?)(?:@[a-z][a-z0-9+.-]*:\/\/.*)?$/i.exec(learner)?.[1] ?? learner;
