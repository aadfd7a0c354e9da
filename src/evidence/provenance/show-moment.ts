const pad = (value: number): string => String(value).padStart(2, '0');

/**
 * Seconds since 1970 as date and time, UTC.
 * @source the days of a civil date from their number: eras of 400 years (146 097 days) that start on 1 March
 */
export function showMoment(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const rest = Math.floor(seconds - days * 86_400);
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const year = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * month + 2) / 5) + 1;
  const date = `${year + era * 400 + (month >= 10 ? 1 : 0)}-${pad(month < 10 ? month + 3 : month - 9)}-${pad(day)}`;
  return `${date} ${pad(Math.floor(rest / 3600))}:${pad(Math.floor(rest / 60) % 60)}:${pad(rest % 60)}`;
}
