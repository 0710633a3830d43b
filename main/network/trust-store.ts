import { getCACertificates } from "node:tls";

/**
 * The certificates that the event socket trusts, in PEM: Node's own, those of `NODE_EXTRA_CA_CERTS`,
 * and the system's, where a company's inspecting proxy has put its own. Reading the system's store
 * takes a moment on some systems, so it happens at the first need; Node keeps it for the process, and
 * a certificate that an administrator adds later is seen after a restart. (REST goes by Chromium,
 * which asks the system each time.)
 */
export function createTrustStore(): () => readonly string[] {
  let certificates: readonly string[] | undefined;
  return () => {
    certificates ??= [...new Set([...getCACertificates("default"), ...systemCertificates()])];
    return certificates;
  };
}

/** Electron's TLS library is not Node's; where it cannot read the system's store, the rest remains. */
function systemCertificates(): readonly string[] {
  try {
    return getCACertificates("system");
  } catch {
    return [];
  }
}
