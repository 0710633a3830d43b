import { isolated, shortened } from "../../outside-text.ts";
import type { PeerView } from "../../peer.ts";
import type { WindowCatalogue } from "../catalogue.ts";

type Peer = Pick<PeerView, "name" | "number" | "extension" | "isConference">;

/** How the other side of a call is called: in one place for window, tray, menu and notifications. */
export function peerPhrases({ peerWords: words }: WindowCatalogue) {
  const numberOf = ({ number, extension }: Peer): string | undefined =>
    number ?? (extension === undefined ? undefined : words.extension(extension));
  return {
    /** Fit for a sentence; `units` bounds its length. */
    peerTitle: (peer: Peer, units?: number): string => {
      const unnamed = peer.isConference === true ? words.conference : words.unknown;
      return fitted(peer.name ?? numberOf(peer) ?? unnamed, units);
    },
    /** What stands below the title: the number of someone who has a name. */
    peerDetail: (peer: Peer): string | undefined =>
      peer.name === undefined ? undefined : numberOf(peer),
    /** One of several people in a call. */
    participantTitle: (peer: Peer): string =>
      fitted(peer.name ?? numberOf(peer) ?? words.participant),
  };
}

const fitted = (title: string, units?: number): string =>
  isolated(units === undefined ? title : shortened(title, { units }));
