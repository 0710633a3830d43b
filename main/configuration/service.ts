/**
 * Which RingCentral-compatible server Ringside signs in at, as which registered app, and where the
 * browser is sent back to. Three places may say so; a later one overrules an earlier one, value by
 * value: what the build was made with, the settings, the command line of this run.
 */
import type { ServiceView } from "../../contract/app-snapshot.ts";
import type { ServiceSettings } from "../../contract/settings.ts";

export interface ServiceConfiguration {
  /** A base URL; checked where it is used. */
  readonly server: string;
  /** Empty when nobody has said it. */
  readonly clientId: string;
  /** In the order of trial; each must be registered with the app, character by character. */
  readonly redirects: readonly string[];
}

/** What one place says; the rest is left to the others. */
export type ServiceWish = Partial<ServiceConfiguration>;

/** `build` says everything, so the answer does as well. */
export function chooseService(
  build: ServiceConfiguration,
  settings: ServiceSettings,
  commandLine: ServiceWish,
): ServiceConfiguration {
  return {
    server: commandLine.server ?? settings.server ?? build.server,
    clientId: commandLine.clientId ?? settings.clientId ?? build.clientId,
    redirects: commandLine.redirects ?? settings.redirects ?? build.redirects,
  };
}

/** What the page is told of it. */
export function serviceViewOf(
  { server, clientId }: ServiceConfiguration,
  commandLine: ServiceWish,
): ServiceView {
  const fixed = commandLine.server !== undefined || commandLine.clientId !== undefined;
  return { server, clientId, fixed };
}
