import { type Result, done, failed } from "../../contract/result.ts";
import type { AppState } from "../app-state.ts";
import {
  type ServiceConfiguration,
  type ServiceWish,
  chooseService,
  serviceViewOf,
} from "../configuration/service.ts";
import { parseServerUrl } from "../ringcentral/server-url.ts";
import type { SettingsStore } from "../settings/settings-store.ts";

export interface ServiceChoiceOptions {
  readonly build: ServiceConfiguration;
  /** Of this run. */
  readonly commandLine: ServiceWish;
  /** The settings of the machine, whoever is signed in. */
  readonly settings: SettingsStore;
  readonly state: AppState;
}

/** The service that a sign-in uses. Made by `createServiceChoice`. */
export interface ServiceChoice {
  current(): ServiceConfiguration;
  /** Whether this run's command line leaves room for a sign-in that was made at this service. */
  allows(kept: { readonly server: string; readonly clientId: string }): boolean;
  /** Keeps server and client id in the settings; refuses an address that would never be used. */
  use(wanted: { readonly server: string; readonly clientId: string }): Result<undefined>;
}

/** Owns the `service` part of the snapshot. */
export function createServiceChoice(options: ServiceChoiceOptions): ServiceChoice {
  const { build, commandLine, settings, state } = options;
  const current = (): ServiceConfiguration =>
    chooseService(build, settings.read().service, commandLine);
  const show = (): void => state.set({ service: serviceViewOf(current(), commandLine) });
  show();
  return {
    current,
    allows({ server, clientId }) {
      const typed =
        commandLine.server === undefined ? undefined : parseServerUrl(commandLine.server);
      const isServer = typed === undefined || (typed.ok && typed.value === server);
      return isServer && (commandLine.clientId ?? clientId) === clientId;
    },
    use({ server, clientId }) {
      const checked = parseServerUrl(server);
      if (!checked.ok) return checked;
      if (clientId.length > 256) return failed({ code: "bad-input", detail: "clientId: too long" });
      const { service } = settings.read();
      // What the build says anyway is not written down, so that a newer build can say otherwise.
      const wish = (value: string, own: string): string | null => (value === own ? null : value);
      settings.setService({
        ...service,
        server: wish(checked.value, build.server),
        clientId: wish(clientId, build.clientId),
      });
      show();
      return done(undefined);
    },
  };
}
