/**
 * What a build of Ringside knows of the service without being told: `electron.vite.config.ts` reads
 * it from the environment of the build and writes it into the bundle in the place of the constant
 * below. The environment of the finished application has no say in it.
 *
 * | variable | meaning | without it |
 * |---|---|---|
 * | `RINGSIDE_SERVER` | base URL of the service | RingCentral's own |
 * | `RINGSIDE_CLIENT_ID` | client id of the app's registration | none: the user is asked for it |
 * | `RINGSIDE_REDIRECTS` | redirect URIs, separated by spaces, in the order of trial | three loopback ports, then the private scheme |
 * | `RINGSIDE_UPDATE_URL` | the folder of a server (https) where newer versions lie | installed copies look nowhere |
 * | `RINGSIDE_UPDATE_KEY` | the public key that they are signed with: Ed25519, SPKI, base64 | the same |
 * | `RINGSIDE_EVENT_HOSTS` | domains that a server may send the event connection to besides its own, separated by spaces | RingCentral's own |
 */
import type { ServiceConfiguration } from "./service.ts";

export interface BuildDefaults extends ServiceConfiguration {
  /** Domains besides the server's own that it may send the event connection to. */
  readonly eventHosts: readonly string[];
  /** Where newer versions lie, and what they are signed with; empty for nowhere. */
  readonly updates: { readonly url: string; readonly key: string };
}

declare const __RINGSIDE_BUILD_DEFAULTS__: BuildDefaults;

/** The scheme that the packaged app registers with the system, for links back to it. */
export const privateScheme = "io.github.ringside";

const ownDefaults: BuildDefaults = {
  server: "https://platform.ringcentral.com",
  clientId: "",
  redirects: [
    "http://127.0.0.1:53682/oauth/callback",
    "http://127.0.0.1:53683/oauth/callback",
    "http://127.0.0.1:53684/oauth/callback",
    `${privateScheme}:/oauth/callback`,
  ],
  eventHosts: ["ringcentral.com"],
  updates: { url: "", key: "" },
};

/** For the build: what its environment says. A variable that is set and empty counts as not set. */
export function defaultsFrom(
  environment: Readonly<Record<string, string | undefined>>,
): BuildDefaults {
  const said = (name: string): string | undefined => {
    const value = environment[name]?.trim();
    return value === "" ? undefined : value;
  };
  return {
    server: said("RINGSIDE_SERVER") ?? ownDefaults.server,
    clientId: said("RINGSIDE_CLIENT_ID") ?? ownDefaults.clientId,
    redirects: said("RINGSIDE_REDIRECTS")?.split(/\s+/) ?? ownDefaults.redirects,
    eventHosts: said("RINGSIDE_EVENT_HOSTS")?.split(/\s+/) ?? ownDefaults.eventHosts,
    updates: { url: said("RINGSIDE_UPDATE_URL") ?? "", key: said("RINGSIDE_UPDATE_KEY") ?? "" },
  };
}

/** What this build was made with; our own defaults where the sources run unbuilt. */
export function buildDefaults(): BuildDefaults {
  return typeof __RINGSIDE_BUILD_DEFAULTS__ === "undefined"
    ? ownDefaults
    : __RINGSIDE_BUILD_DEFAULTS__;
}
