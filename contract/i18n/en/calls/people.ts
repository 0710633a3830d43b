/** The words of the one field for people: whom to call, to transfer to, or to ask first. */
export const peopleWords = {
  field: "Name, extension or number",
  last: "Dialed last",
  matches: "Matches",
  nobody: "Nobody matches.",
  nobodyRemedy: "Check the spelling, or enter a number.",
  noMailbox: "Only a colleague has a voicemail here.",
  noMailboxRemedy: "Choose one from the list.",
  noTelephone: "This is no telephone to call.",
  noTelephoneRemedy: "Choose a person, or enter a number.",
  /** What Enter does with a row. */
  does: {
    dial: "Call",
    transfer: "Transfer",
    consult: "Ask first",
    forward: "Forward",
    voicemail: "Voicemail",
    park: "Park",
    flip: "Flip",
  },
  /** On the button, once it was asked. */
  yes: (does: string) => `${does} there`,
  parkAt: (place: string) => `Park at ${place}`,
  flipTo: (phone: string) => `Flip to ${phone}`,
  /** Which key does what, below the list. */
  enter: (does: string) => `Enter: ${does}`,
  shiftEnter: (does: string) => `Shift+Enter: ${does}`,
  ctrlEnter: (key: string, does: string) => `${key}: ${does}`,
};
