import { describe, expect, it } from "vitest";

import { defaultSettings } from "../../contract/settings.ts";
import { buildDefaults, defaultsFrom } from "./build-defaults.ts";
import { chooseService, serviceViewOf } from "./service.ts";

const build = {
  server: "https://build.example.com",
  clientId: "build-app",
  redirects: ["http://127.0.0.1:1/oauth/callback"],
};
const nothing = defaultSettings.service;

describe("the service to sign in at", () => {
  it("is the build's where nobody says more", () => {
    expect(chooseService(build, nothing, {})).toEqual(build);
  });

  it("is overruled by the settings, and those by the command line, value by value", () => {
    const settings = { ...nothing, server: "https://set.example.com", clientId: "set-app" };
    expect(chooseService(build, settings, { clientId: "typed-app" })).toEqual({
      server: "https://set.example.com",
      clientId: "typed-app",
      redirects: build.redirects,
    });
  });

  it("takes a redirect list as a whole", () => {
    const redirects = ["http://127.0.0.1:2/oauth/callback"];
    expect(chooseService(build, { ...nothing, redirects }, {}).redirects).toEqual(redirects);
    expect(chooseService(build, { ...nothing, redirects }, { redirects: [] }).redirects).toEqual(
      [],
    );
  });

  it("is shown as fixed while the command line has a say in what the settings could change", () => {
    expect(serviceViewOf(build, {}).fixed).toBe(false);
    expect(serviceViewOf(build, { redirects: [] }).fixed).toBe(false);
    expect(serviceViewOf(build, { server: build.server })).toEqual({
      server: build.server,
      clientId: build.clientId,
      fixed: true,
    });
  });
});

describe("the build's defaults", () => {
  it("name RingCentral's server, no client, loopback ports first and the private scheme last", () => {
    expect(buildDefaults()).toEqual({
      server: "https://platform.ringcentral.com",
      clientId: "",
      redirects: [
        "http://127.0.0.1:53682/oauth/callback",
        "http://127.0.0.1:53683/oauth/callback",
        "http://127.0.0.1:53684/oauth/callback",
        "io.github.ringside:/oauth/callback",
      ],
      eventHosts: ["ringcentral.com"],
      updates: { url: "", key: "" },
    });
  });

  it("come from the environment of the build", () => {
    const redirects = "http://127.0.0.1:9/oauth/callback io.github.ringside:/oauth/callback";
    expect(
      defaultsFrom({
        RINGSIDE_SERVER: "https://platform.devtest.example.com",
        RINGSIDE_CLIENT_ID: "our-app",
        RINGSIDE_REDIRECTS: redirects,
        RINGSIDE_EVENT_HOSTS: "events.example.com example.net",
        RINGSIDE_UPDATE_URL: "https://updates.example.com/ringside",
        RINGSIDE_UPDATE_KEY: "c3BraQ==",
      }),
    ).toEqual({
      server: "https://platform.devtest.example.com",
      clientId: "our-app",
      redirects: redirects.split(" "),
      eventHosts: ["events.example.com", "example.net"],
      updates: { url: "https://updates.example.com/ringside", key: "c3BraQ==" },
    });
    expect(defaultsFrom({ RINGSIDE_CLIENT_ID: " " })).toEqual(buildDefaults());
  });
});
