import { rootCertificates } from "node:tls";
import { expect, it } from "vitest";

import { createTrustStore } from "./trust-store.ts";

it("trusts Node's own certificates, each once, and reads the store once", () => {
  const trusted = createTrustStore();
  const certificates = trusted();
  expect(certificates).toEqual(expect.arrayContaining([...rootCertificates]));
  expect(new Set(certificates).size).toBe(certificates.length);
  expect(trusted()).toBe(certificates);
});
