/** The ways to a session at the service; the composition root makes them with parts of Electron. */
import type { Result } from "../../contract/result.ts";
import type { ServiceConfiguration } from "../configuration/service.ts";
import type { KeptTokens } from "../ringcentral/session/kept-tokens.ts";
import type { AuthSession } from "../ringcentral/session/session.ts";
import type { TokenVault } from "../ringcentral/session/token-vault.ts";
import type { BrowserSignIn } from "../ringcentral/sign-in/browser-sign-in.ts";

/** Each session keeps its tokens in the vault that it is given. */
export interface SignIns {
  withJwt(
    service: ServiceConfiguration,
    credential: { readonly jwt: string; readonly vault: TokenVault },
  ): Promise<Result<AuthSession>>;
  byBrowser(service: ServiceConfiguration, vault: TokenVault): BrowserSignIn;
  /** Goes on with the sign-in of the last run. */
  resume(kept: KeptTokens, vault: TokenVault): Result<AuthSession>;
}
