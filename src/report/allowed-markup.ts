/** Neither HTML nor XML allows a control character but the end of a line, nor half of a letter, whatever a name has in it. */
export const allowedMarkup = (markup: string): string =>
  markup.toWellFormed().replace(/[^\P{Cc}\n]|[\ufffe\uffff]/gu, '\ufffd');
