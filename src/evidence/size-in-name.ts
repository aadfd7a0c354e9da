/** Parameters of a model as its name tells them: "6b", "1.5B" or "70m" anywhere in it; undefined where it does not. */
export function sizeInName(name: string): number | undefined {
  const [, digits, unit] = /(?:^|[^a-z0-9.])(\d+(?:\.\d+)?)\s*([kmbt])(?![a-z0-9])/i.exec(name) ?? [];
  if (digits === undefined || unit === undefined) return undefined;
  return Number(digits) * 1000 ** ('kmbt'.indexOf(unit.toLowerCase()) + 1);
}
