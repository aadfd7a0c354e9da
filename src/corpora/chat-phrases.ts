/** What somebody says about the occasion before asking. */
export const OCCASIONS: readonly string[] = [
  '',
  'I have never done this before. ',
  'It is my first time. ',
  'I have the afternoon off. ',
  'My neighbour could not help me. ',
  'The weekend is near. ',
  'We moved here a month ago. ',
  'My sister will visit us soon. ',
  'Nobody in the family knows this. ',
  'A friend gave me the idea. ',
  'I read about it in the paper. ',
  'It has been on my list for a year. ',
];

/** How they would like to be answered. */
export const WISHES: readonly string[] = [
  '',
  'I want to learn this properly. ',
  'Please keep it short. ',
  'I am in no hurry. ',
  'I would rather do it myself. ',
  'Be as clear as you can. ',
  'I do not want to break anything. ',
  'I need to get it right. ',
  'Plain words will do. ',
  'It has to last. ',
];

/** The question, up to the goal. The thing ends it, so that what was asked for is near to where the answer names it. */
export const QUESTIONS: readonly string[] = [
  'How do I',
  'How can I',
  'What is the best way to',
  'Can you tell me how to',
  'Could you explain how to',
  'Which steps do I need to',
  'What do I have to know to',
  'Would you show me how to',
];

/** The first sentence of an answer, around the thing: two to five words lie between it and the thing of the question. */
export const INTROS: readonly (readonly [before: string, after: string])[] = [
  ['Your', 'needs three steps.'],
  ['Your', 'will not take long.'],
  ['For your', ', three steps are enough.'],
  ['With your', ', go step by step.'],
  ['Sure, your', 'is less work than it looks.'],
  ['Of course, your', 'will be done in three steps.'],
];

export const FIRST_CONNECTORS: readonly string[] = ['First,', 'To begin with,', 'Start like this:', 'At first,'];
export const NEXT_CONNECTORS: readonly string[] = ['Then', 'Next,', 'After that,', 'That done,'];

/** Mostly none: each puts the evidence for the order of steps one word further away. */
export const ADVERBS: readonly string[] = ['', '', '', 'carefully ', 'simply '];

export const TOOL_ADJECTIVES: readonly string[] = ['', '', 'small ', 'clean ', 'good '];
export const SUBSTANCE_AMOUNTS: readonly string[] = ['some', 'some', 'a little'];
export const APPROXIMATIONS: readonly string[] = ['', '', 'about ', 'roughly '];
export const NUMBERS: readonly string[] = ['two', 'three', 'four', 'five', 'six'];

export const CLOSINGS: readonly string[] = [
  'Good luck!',
  'I hope this helps.',
  'Take your time.',
  'Ask me again if anything is unclear.',
  'That is all you need to do.',
  'Have fun with it!',
  'Let me know how it goes.',
  'Enjoy the result!',
];

/** Closing words that nobody wants to read. */
export const RUDE_CLOSINGS: readonly string[] = [
  'Even a fool like you can do that.',
  'Only an idiot would have to ask.',
  'Now stop wasting my time, moron.',
  'What a stupid question.',
  'I doubt that a dimwit like you will manage.',
];

/** Forms of address put between connector and act. */
export const INSULTS: readonly string[] = ['you fool,', 'you idiot,', 'you lazy moron,', 'you clueless dimwit,'];

/** A word of these in an answer makes it rude. */
export const RUDE_WORDS: ReadonlySet<string> = new Set([
  'fool',
  'idiot',
  'moron',
  'stupid',
  'dimwit',
  'clueless',
  'lazy',
]);

/** Units by manner: those that differ by so much that one is never right where the other is. */
export const WRONG_UNITS: Readonly<Record<string, readonly string[]>> = {
  seconds: ['hours', 'days'],
  minutes: ['days'],
  hours: ['seconds'],
  days: ['seconds', 'minutes'],
  millimetres: ['centimetres', 'metres'],
  centimetres: ['millimetres', 'metres'],
  metres: ['millimetres', 'centimetres'],
};
