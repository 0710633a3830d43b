/** Whether the system hands phone links to Ringside. The system alone knows; it is asked each time. */
import type { IntegrationPart } from "../../../contract/desktop/integration.ts";
import { phoneSchemes } from "./phone-link.ts";

/** What is used of Electron's `app`. */
export interface ProtocolClients {
  readonly isPackaged: boolean;
  isDefaultProtocolClient(scheme: string): boolean;
  setAsDefaultProtocolClient(scheme: string): boolean;
  removeAsDefaultProtocolClient(scheme: string): boolean;
}

export interface PhoneHandler {
  read(): IntegrationPart;
  /** Answers what the system says afterwards. */
  change(on: boolean): IntegrationPart;
}

/** On macOS only what the package declares can be chosen, and it declares `tel` alone. */
const schemesOn = (platform: NodeJS.Platform): readonly string[] =>
  platform === "darwin" ? ["tel"] : phoneSchemes;

export function createPhoneHandler(app: ProtocolClients, platform: NodeJS.Platform): PhoneHandler {
  const schemes = schemesOn(platform);
  const isOn = (): boolean => schemes.every((scheme) => app.isDefaultProtocolClient(scheme));
  // Both ask the user, or leave the choice to him; on Linux there is no way back but his own choice.
  const isUsersChoice = (on: boolean): boolean => platform !== "linux" || !on;
  return {
    read: () => (app.isPackaged ? { on: isOn() } : { on: false, hint: "not-installed" }),
    change(on) {
      if (!app.isPackaged) return { on: false, hint: "not-installed" };
      for (const scheme of schemes) {
        if (on) app.setAsDefaultProtocolClient(scheme);
        else app.removeAsDefaultProtocolClient(scheme);
      }
      const now = isOn();
      if (now === on) return { on: now };
      return { on: now, hint: isUsersChoice(on) ? "in-system" : "refused" };
    },
  };
}
