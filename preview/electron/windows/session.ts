import { ignored } from "../ignored.ts";
import type { Part } from "../imitation.ts";
import { loudEmitter } from "../loud.ts";
import type { PreviewProtocol } from "./protocol.ts";

type Offered =
  | "protocol"
  | "resolveProxy"
  | "setDevicePermissionHandler"
  | "setDisplayMediaRequestHandler"
  | "setPermissionCheckHandler"
  | "setPermissionRequestHandler"
  | "setSpellCheckerEnabled";

/**
 * Electron's `Session`. Permission handlers are accepted and never asked: the desk's own
 * Permissions-Policy already denies every page everything.
 */
export class PreviewSession
  extends loudEmitter<Record<string, unknown[]>>("Session")
  implements Part<Electron.Session, Offered>
{
  readonly protocol: PreviewProtocol;

  constructor(protocol: PreviewProtocol) {
    super();
    this.protocol = protocol;
  }
  resolveProxy(_url: string): Promise<string> {
    return Promise.resolve("DIRECT");
  }
  readonly setPermissionRequestHandler = ignored;
  readonly setPermissionCheckHandler = ignored;
  readonly setDevicePermissionHandler = ignored;
  readonly setDisplayMediaRequestHandler = ignored;
  readonly setSpellCheckerEnabled = ignored;
}
