import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { AppError } from "../../contract/result.ts";
import {
  type RestService,
  startRestService,
  tokenAnswer,
} from "../../test/support/service/rest-service.ts";
import {
  serviceOptions,
  signedIn,
  type TestOptions,
} from "../../test/support/service/service-options.ts";
import { startSocketService } from "../../test/support/service/socket-service.ts";
import { connectService } from "./service-connection.ts";

const own = "/restapi/v1.0/account/~/extension/~";
let service: RestService;
let options: TestOptions;
beforeEach(async () => {
  service = await startRestService();
  service.answer(`GET ${own}`, { body: { id: 7, name: "Avery Quill" } });
  options = serviceOptions(service.url);
});
afterEach(() => service.dispose());

const create = async () => connectService({ ...options, session: await signedIn(options) });

async function created() {
  const result = await create();
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe("a connection", () => {
  it("knows the account from the start and again when asked", async () => {
    const connection = await created();
    expect(connection.facts()).toMatchObject({ extensionId: "7", name: "Avery Quill" });
    service.answer(`GET ${own}`, { body: { id: 7, name: "Avery Pike" } });
    await connection.refreshFacts();
    expect(connection.facts().name).toBe("Avery Pike");
    service.answer(`GET ${own}`, { status: 500, body: {} });
    expect(await connection.refreshFacts()).toMatchObject({ ok: false });
    expect(connection.facts().name).toBe("Avery Pike");
  });

  it("is not given for an account that cannot be read", async () => {
    service.answer(`GET ${own}`, { status: 403, body: {} });
    expect(await create()).toEqual({ ok: false, error: { code: "service", status: 403 } });
  });

  it("says that the server is none of RingCentral's when the own extension is unknown there", async () => {
    service.answer(`GET ${own}`, { status: 404, body: {} });
    expect(await create()).toEqual({
      ok: false,
      error: { code: "sign-in-failed", cause: "not-ringcentral" },
    });
  });

  it.each([
    ["of this machine", { uri: "ws://127.0.0.1:9/", namedHosts: [], expected: true }],
    ["that nobody named", { uri: "wss://events.evil.test/", namedHosts: [], expected: false }],
    [
      "that was named",
      { uri: "wss://events.named.test/", namedHosts: ["named.test"], expected: true },
    ],
  ])(
    "takes its event token only to a host of its own, or one that was named: one %s",
    async (_which, { uri, namedHosts, expected }) => {
      const body = { uri, ws_access_token: "w", expires_in: 60 };
      service.answer("POST /restapi/oauth/wstoken", { body });
      const opened: string[] = [];
      const asked = vi.fn();
      const connection = await connectService({
        ...options,
        session: await signedIn({ ...options, namedHosts }),
        onTransition: asked,
        openSocket: (url) => {
          opened.push(new URL(url).origin);
          return Promise.reject(new Error("no network in this test"));
        },
      });
      if (!connection.ok) expect.unreachable();
      // Connecting, and then the wait after the attempt that came to nothing.
      await vi.waitFor(() => expect(asked.mock.calls.length).toBeGreaterThan(1));
      expect(opened).toEqual(expected ? [new URL(uri).origin] : []);
      connection.value.dispose();
    },
  );

  it("tells when the service ends the session", async () => {
    service.answer("POST /restapi/oauth/token", tokenAnswer(1), {
      status: 400,
      body: { error: "invalid_grant" },
    });
    const connection = await created();
    const reasons: AppError[] = [];
    connection.onSignedOut((reason) => void reasons.push(reason));
    service.answer(`GET ${own}`, { status: 401 });
    expect(await connection.refreshFacts()).toEqual({ ok: false, error: { code: "signed-out" } });
    expect(reasons).toEqual([{ code: "signed-out", ended: "by-service" }]);
  });

  it("carries events through a socket that it gets a token for by REST", async () => {
    const sockets = await startSocketService();
    service.answer("POST /restapi/oauth/wstoken", {
      body: { uri: sockets.uri, ws_access_token: "w-1", expires_in: 30 },
    });
    const connection = await created();
    await new Promise<void>((resolve) =>
      connection.stream.start({
        onSubscribed: resolve,
        onSessionEvent: () => undefined,
        onLost: () => undefined,
        onWaiting: () => undefined,
      }),
    );
    const [wstoken] = service.seen("/restapi/oauth/wstoken");
    expect(wstoken).toMatchObject({ method: "POST", body: "" });
    service.answer("POST /restapi/oauth/revoke", { status: 200 });
    await connection.signOut();
    expect(service.seen("/restapi/oauth/revoke")).toHaveLength(1);
    await sockets.dispose();
  });
});
