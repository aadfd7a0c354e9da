/** "1 instance has", "7 instances have". */
export const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
