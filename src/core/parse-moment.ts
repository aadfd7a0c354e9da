/** "2026-01-16 11:08:25", with or without a T, to whole seconds since 1970 as if it were UTC; undefined for anything else. */
export function parseMoment(text: string | undefined): number | undefined {
  const found = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)/u.exec(text ?? '');
  const parsed = found === null ? Number.NaN : Date.parse(`${found[1]}T${found[2]}Z`);
  return Number.isNaN(parsed) ? undefined : parsed / 1000;
}
