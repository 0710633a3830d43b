/** How the other side of a call is called where it has no name. */
export const peerWords = {
  /** The service withheld both name and number. */
  unknown: "Unknown caller",
  conference: "Conference",
  extension: (number: string) => `Ext. ${number}`,
  participant: "Participant",
  /** Of a name that no caller can choose. */
  fromDirectory: "Name from the company directory",
};
