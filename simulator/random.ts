/** All chance in the simulator: the same seed gives the same numbers and identifiers. */
export interface Random {
  /** Evenly spread in [0, 1). */
  next(): number;
  /** `prefix` and 32 hexadecimal digits: safe in a URL, not repeated within a run. */
  id(prefix?: string): string;
}

/** Small Fast Counter generator (32-bit words, 128 bits of state), seeded by one integer. */
export function createRandom(seed: number): Random {
  let a = 0x9e37_79b9;
  let b = 0x243f_6a88;
  let c = seed >>> 0;
  let counter = 1;

  function word(): number {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  // The first words still show the seed's own bits.
  for (let round = 0; round < 12; round += 1) word();

  const hex = (): string => word().toString(16).padStart(8, "0");
  return {
    next: () => word() / 0x1_0000_0000,
    id: (prefix = "") => `${prefix}${hex()}${hex()}${hex()}${hex()}`,
  };
}
