export function findChromium(): Promise<string | undefined>;
export const chromiumFlags: readonly string[];
