const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};

/** Text as it stands in HTML and SVG, between tags and in attributes. */
export const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, letter => REFERENCES[letter] ?? letter);
