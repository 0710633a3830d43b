/** Certificates made for one run of a test, and never written anywhere. */
import { generate } from "selfsigned";

export interface Issued {
  readonly key: string;
  readonly cert: string;
}

export interface Authority {
  /** The authority's own certificate: trusting it is trusting what it issues. */
  readonly cert: string;
  issue(names: readonly string[]): Promise<Issued>;
}

const curve = { keyType: "ec", curve: "P-256", algorithm: "sha256" } as const;

export async function createAuthority(name: string): Promise<Authority> {
  const own = await generate([{ name: "commonName", value: name }], {
    ...curve,
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, critical: true },
    ],
  });
  return {
    cert: own.cert,
    async issue(names) {
      const made = await generate([{ name: "commonName", value: names[0] ?? "" }], {
        ...curve,
        ca: { key: own.private, cert: own.cert },
        extensions: [
          { name: "subjectAltName", altNames: names.map((value) => ({ type: 2, value })) },
        ],
      });
      return { key: made.private, cert: made.cert };
    },
  };
}
