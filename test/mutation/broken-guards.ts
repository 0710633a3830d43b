/** How each guard that is no number is taken away, to see that its proof notices. */
import { bound, type Break } from "./broken-bounds.ts";

export interface Guard extends Break {
  readonly what: string;
  readonly proof: readonly [file: string, title: string];
}

const rest = "main/ringcentral/rest";
const socket = "main/ringcentral/socket";
const session = "main/ringcentral/session";
const vault = "main/vault";
const start = "main/start.test.ts";
const ownFile = "main/files/own-file.ts";

const guard = (what: string, broken: Break, proof: Guard["proof"]): Guard => ({
  what,
  ...broken,
  proof,
});

/** The proof is named as in `test/architecture/limits.ts`. */
// prettier-ignore
export const guards: readonly Guard[] = [
  guard("no redirect of a page", bound("main/security/harden.ts", '  "will-redirect",', ""), ["main/security/harden.test.ts", "prevents %s and reports it"]),
  guard("no new window of a page", bound("main/security/harden.ts", '    return { action: "deny" };', '    return { action: "allow" as "deny" };'), ["main/security/harden.test.ts", "opens no window, and reports it"]),
  guard("every page is confined", bound("main/compose.ts", '  confineAll(app, (what) => log("navigation-refused", { kind: what }));', ""), [start, "confines every page that will ever be made"]),
  guard("every permission is denied", bound("main/compose.ts", "  denyPermissions(session.defaultSession);", ""), [start, "denies permissions: %s"]),
  guard("every page is sandboxed", bound("main/index.ts", "  sandboxAllPages(app);", ""), [start, "has the sandbox for every page, while that can still be had"]),
  guard("bugs end nothing", bound("main/compose.ts", "guardAgainstCrashes(process, log)", "() => undefined"), [start, "guards against bugs"]),
  guard("the vault is on the disk before it is renamed", bound(`${vault}/vault-file.ts`, "    await file.sync();", ""), [`${vault}/vault-file.test.ts`, "is on the disk before it takes the old one's place, and so is its name"]),
  guard("the vault's new name is on the disk", bound(`${vault}/vault-file.ts`, "      await handle.sync();", ""), [`${vault}/vault-file.test.ts`, "is on the disk before it takes the old one's place, and so is its name"]),
  guard("the vault is written into nothing that was planted", bound(`${vault}/vault-file.ts`, 'open(path, "wx", ownFileMode)', 'open(path, "w", ownFileMode)'), [`${vault}/vault-file.test.ts`, "is not written into what was planted under its first name: %s"]),
  guard("the vault's first name cannot be guessed", bound(`${vault}/vault-file.ts`, 'randomBytes(12).toString("hex")', '"new"'), [`${vault}/vault-file.test.ts`, "is written first under a name that nobody can guess"]),
  guard("a vault that cannot be ours is set aside", bound(`${vault}/token-vault.ts`, 'if (document === "damaged") return this.#setAside();', 'if (document === "damaged") return { found: false, because: "key-store-refuses" };'), [`${vault}/unusable-file.test.ts`, "because it %s is set aside and leads to a sign-in"]),
  guard("a vault that a working key store cannot open is set aside", bound(`${vault}/token-vault.ts`, "if (await isAtWork(this.#options.keyStore)) return this.#setAside();", ""), [`${vault}/unusable-file.test.ts`, "whichever of its bytes has a flipped bit, is never asked about again"]),
  guard("a readable vault is refused where the key store protects", bound(`${vault}/token-vault.ts`, 'if (protection.level === "protected") return this.#discard("not-protected");', ""), [`${vault}/token-vault.test.ts`, "to one that protects takes up nothing readable, which anybody could have planted"]),
  guard("the log is its owner's alone", bound(ownFile, "export const ownFileMode = 0o600;", "export const ownFileMode = 0o644;"), ["main/log.test.ts", "writes for its owner alone"]),
  guard("a log that others may read is closed to them", bound(ownFile, "if ((mode & othersMay) !== 0) fchmodSync(file, ownFileMode);", ""), ["main/files/own-file.test.ts", "and its folder are its owner's alone"]),
  guard("no file of ours is read through a link or from a pipe", bound(ownFile, "const carefully = constants.O_NOFOLLOW | constants.O_NONBLOCK;", "const carefully = constants.O_NONBLOCK;"), ["main/files/own-file.test.ts", "is not read: %s"]),
  guard("no file of ours is a folder, a pipe or a device", bound(ownFile, 'if (!about.isFile()) return "not-a-file";', ""), ["main/files/own-file.test.ts", "is not read: %s"]),
  guard("no file of ours is another user's", bound(ownFile, 'about.uid === self ? undefined : "foreign-owner"', 'true ? undefined : "foreign-owner"'), ["main/files/own-file.test.ts", "is not taken from another user"]),
  guard("an answer that nobody needs is cancelled", bound(`${rest}/reply-body.ts`, "  void response.body?.cancel().catch(() => undefined);", "  void response;"), [`${rest}/reply-body.test.ts`, "that it has acted is believed at once, and its body is not taken (%j)"]),
  guard("an answer that was given up is cancelled", bound(`${rest}/reply-body.ts`, '    signal.removeEventListener("abort", cancel);\n    cancel();', '    signal.removeEventListener("abort", cancel);'), [`${rest}/reply-body.test.ts`, "is given up where it is too large, and nothing more is taken of it"]),
  guard("a 503 that names a wait is obeyed by reads", bound(`${rest}/busy-reads.ts`, 'error.code === "service" ? askedWaitMs(error) : tooLargeRestMs', 'error.code === "service" ? 0 : tooLargeRestMs'), [`${rest}/rest-client.test.ts`, "is not read by anybody before its Retry-After is over, and other things are"]),
  guard("a request that reached nobody uses up no token of the socket", bound(`${socket}/socket-token.ts`, 'if (error.code === "offline" && error.network !== undefined) takeBack();', 'if (error.code === "offline" && error.network === undefined) takeBack();'), [`${socket}/socket-token.test.ts`, "that never came leaves room for the next"]),
  guard("door of another domain", bound(`${socket}/socket-token.ts`, "!isOwnHost(new URL(uri).hostname)", "false as boolean"), [`${socket}/socket-token.test.ts`, "is not taken to a host that is not the service's"]),
  guard("life that a renewal asks for", bound(`${session}/token-store.ts`, "Math.max(least, Math.round(tokens.refreshSeconds ?? 0))", "Math.round(tokens.refreshSeconds ?? 0)"), [`${session}/token-store.test.ts`, "has a renewal ask for a useful life, whatever was claimed: %s"]),
  guard("limit that no good answer repeats", bound(`${rest}/rate-budget.ts`, "(isGood ? undefined : state.limit)", "state.limit"), [`${rest}/rate-budget.test.ts`, "are not held back by a limit that the next good answer does not repeat"]),
];
