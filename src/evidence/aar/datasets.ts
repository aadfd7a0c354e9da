/** Names that the sandbox gave its datasets → the domain that its folders call them. */
const ALIASES: Readonly<Record<string, string>> = {
  'chat-0115': 'chat',
  'math-dapo-0116': 'math',
  'math-claudefilter-imbalance': 'math',
  code0115: 'code',
};

/** The domain that a dataset is certainly of. */
export const domainOfDataset = (name: string): string | undefined =>
  Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined;
