/** How the other side of a call is called: in one place for window, tray, menu and notifications. */
import type { PeerView } from "../peer.ts";
import { isolated, shortened } from "../outside-text.ts";

const words = {
  /** The service withheld both name and number. */
  unknown: "Unknown caller",
  conference: "Conference",
  extension: (number: string) => `Ext. ${number}`,
  participant: "Participant",
};

type Peer = Pick<PeerView, "name" | "number" | "extension" | "isConference">;

const numberOf = ({ number, extension }: Peer): string | undefined =>
  number ?? (extension === undefined ? undefined : words.extension(extension));

/** Fit for a sentence; `units` bounds its length. */
export function peerTitle(peer: Peer, units?: number): string {
  const unnamed = peer.isConference === true ? words.conference : words.unknown;
  return fitted(peer.name ?? numberOf(peer) ?? unnamed, units);
}

/** What stands below the title: the number of someone who has a name. */
export const peerDetail = (peer: Peer): string | undefined =>
  peer.name === undefined ? undefined : numberOf(peer);

/** One of several people in a call. */
export const participantTitle = (peer: Peer): string =>
  fitted(peer.name ?? numberOf(peer) ?? words.participant);

const fitted = (title: string, units?: number): string =>
  isolated(units === undefined ? title : shortened(title, { units }));
