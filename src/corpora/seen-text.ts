const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}]+/gu;

/** What there is to be seen in a text: without blanks, controls and characters of no width, which many a reader skips. */
export const seenText = (text: string): string => text.replace(UNSEEN, '');

/** Whether there is anything to be seen in a text. */
export const saysSomething = (text: string): boolean => seenText(text) !== '';
