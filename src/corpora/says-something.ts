const SEEN = /[^\s\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}]/u;

/** Whether there is anything to be seen in a text: blanks, controls and characters of no width say nothing. */
export const saysSomething = (text: string): boolean => SEEN.test(text);
