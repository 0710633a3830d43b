/**
 * Stands where `@ringcentral/sdk` imports `node-fetch` (electron.vite.config.ts): every session hands
 * the SDK its own transport, so the old library would only be dead weight that prints Node's
 * warning about `punycode` at start.
 */
export default fetch;
export const { Headers, Request, Response } = globalThis;
