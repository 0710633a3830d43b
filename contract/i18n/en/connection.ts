/** What keeps Ringside from following the calls, in as few words as a title may have. */
export const connectionWords = {
  lost: "Connection lost",
  updating: "Reading your calls again",
  connecting: "Connecting",
  silent: "RingCentral does not answer",
  pause: "RingCentral asked for a pause",
  refused: (status: number) => `RingCentral refused the connection (${status})`,
  unavailable: (status: number) => `RingCentral is not available (${status})`,
  nextTry: (time: string) => `Next try in ${time}.`,
  noneBefore: "RingCentral allows none before.",
  tryNow: "Try now",
};
