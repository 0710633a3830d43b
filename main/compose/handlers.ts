import type { Handlers } from "../../contract/ipc.ts";
import { done, failed } from "../../contract/result.ts";
import type { AppState } from "../app-state.ts";
import type { Hotkeys } from "../desktop/hotkeys/hotkeys.ts";
import type { Updates } from "../desktop/updates/updates.ts";
import type { Popover } from "../desktop/window/popover.ts";
import type { Notices } from "../notices.ts";
import type { LinkOpener } from "../security/links.ts";
import type { Automation } from "./automation.ts";
import type { Accounts } from "../account/accounts.ts";

export interface HandlerParts {
  readonly state: AppState;
  readonly accounts: Accounts;
  readonly hotkeys: Pick<Hotkeys, "views" | "rebind" | "suspend" | "tryOut">;
  readonly notices: Notices;
  readonly popover: Pick<Popover, "hide" | "setShape">;
  readonly openLink: LinkOpener;
  readonly diagnostics: Handlers["diagnostics"];
  readonly updates: Pick<Updates, "check" | "restart" | "putOff">;
  readonly automation: Automation["handlers"];
  readonly openLogs: () => void;
  readonly quit: () => void;
}

const ok = done(undefined);

function then(act: () => void): typeof ok {
  act();
  return ok;
}

/** What the page may ask for, each handed to the one part that decides it. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { state, accounts, notices } = parts;
  return {
    app: {
      snapshot: () => done(state.snapshot()),
      dismissNotice: ({ id }) => then(() => notices.dismiss(id)),
      openLink: async ({ link }) => {
        await parts.openLink(link);
        return ok;
      },
      openLogs: () => then(parts.openLogs),
      hideWindow: () => then(() => parts.popover.hide()),
      shapeWindow: ({ shape }) => then(() => parts.popover.setShape(shape)),
      quit: () => then(parts.quit),
    },
    calls: {
      act: (intent) => accounts.act(intent),
      pick: ({ telephonySessionId }) => then(() => accounts.calls()?.pick(telephonySessionId)),
      closeChooser: () => then(() => accounts.calls()?.closeChooser()),
      dismissOutcome: ({ telephonySessionId }) =>
        then(() => accounts.calls()?.dismissOutcome(telephonySessionId)),
      readTarget: ({ to, asCall }) => {
        const reading = accounts.calls()?.readTarget(to, asCall);
        return reading === undefined ? failed({ code: "signed-out" }) : done(reading);
      },
      tryNow: () => then(() => accounts.calls()?.tryNow()),
      readAgain: ({ telephonySessionId }) =>
        accounts.calls()?.readAgain(telephonySessionId) ?? failed({ code: "signed-out" }),
    },
    account: {
      tryDemo: () => accounts.tryDemo(),
      signInWithBrowser: () => accounts.signInWithBrowser(),
      cancelSignIn: () => then(() => accounts.cancelSignIn()),
      copySignInLink: () => accounts.copySignInLink(),
      signInWithJwt: ({ jwt }) => accounts.signInWithJwt(jwt),
      useService: (wanted) => accounts.useService(wanted),
      signOut: () => accounts.signOut(),
      switchAccount: () => accounts.switchAccount(),
      setAvailability: (change) => accounts.setAvailability(change),
      allowPlainStorage: ({ consent }) => accounts.allowPlainStorage(consent),
    },
    people: {
      read: ({ edition, from }) => done(accounts.directory().part(edition, from)),
    },
    settings: {
      read: () => done(accounts.settings().read()),
      change: (patch) => done(accounts.settings().change(patch)),
    },
    hotkeys: hotkeyHandlers(parts),
    updates: {
      check: () => then(() => parts.updates.check()),
      restart: () => then(() => parts.updates.restart()),
      putOff: () => then(() => parts.updates.putOff()),
    },
    ...parts.automation,
    diagnostics: parts.diagnostics,
  };
}

function hotkeyHandlers({ hotkeys, accounts }: HandlerParts): Handlers["hotkeys"] {
  return {
    read: () => done(hotkeys.views()),
    rebind: ({ action, accelerator }) => {
      const result = hotkeys.rebind(action, accelerator);
      const view = hotkeys.views().find((candidate) => candidate.action === action);
      // What is kept is what works, so that a start never tries a refused combination.
      if (view?.state !== "failed") accounts.settings().setHotkey(action, accelerator);
      return result;
    },
    suspend: ({ suspended }) => then(() => hotkeys.suspend(suspended)),
    tryOut: ({ on }) => then(() => hotkeys.tryOut(on)),
  };
}
