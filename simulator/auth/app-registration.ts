/** The one client application that the simulator knows, as its developer would have registered it. */
export interface AppRegistration {
  readonly clientId: string;
  /** Absent for a public client, which is what a desktop application is. */
  readonly clientSecret?: string | undefined;
  /** Compared character by character, as the service does. */
  readonly redirectUris: readonly string[];
  /** Granted to every token of the application; listed in its `scope`. */
  readonly permissions: ReadonlySet<string>;
}

/** A person who can sign in: one user extension of the simulated account. */
export interface LoginUser {
  readonly extensionId: string;
  readonly accountId: string;
  readonly extensionNumber: string;
  readonly name: string;
}

/** What call control needs, and the two permissions that old and new schema ask for conferences. */
export const defaultPermissions: readonly string[] = [
  "CallControl",
  "EditPresence",
  "ReadAccounts",
  "ReadPresence",
  "TelephonySessions",
  "WebSocketsSubscriptions",
];

/** Loopback addresses that any tool may use unless other ones are handed in. */
export const defaultRedirectUris: readonly string[] = [
  "http://127.0.0.1:53682/oauth/callback",
  "http://127.0.0.1:53683/oauth/callback",
  "http://127.0.0.1:53684/oauth/callback",
  "http://localhost:5000/oauth2callback",
];
