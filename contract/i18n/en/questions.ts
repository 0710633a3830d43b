/** What the window asks: which call, where to, whom to call. */

export const chooser = {
  whichCall: (action: string) => `${action}: which call?`,
  flip: "Flip to which phone?",
  flipEmpty: "Your extension has no flip numbers yet.",
  park: "Park where?",
  ownOrbit: "System park slot",
  ownOrbitNote: "Anyone can pick it up by the slot number.",
  parkEmpty: "There is no park location for your extension.",
  gone: "That call is over.",
};

export const transfer = {
  heading: (name: string) => `Transfer ${name}`,
  enterAgain: "Press Enter once more to confirm.",
};

export const dial = {
  verb: "Dial",
  ringsFirst: (phone: string) => `${phone} rings first.`,
  otherPhone: "Choose another phone to call from",
  ask: (whom: string) => `Call ${whom}?`,
  enterAgain: "Press Enter once more to call.",
  calling: (who: string) => `Calling ${who}`,
  placing: {
    sent: (_phone: string) => "Asking RingCentral to place the call.",
    accepted: (phone: string) => `${phone} rings first.`,
    unknown: (_phone: string) =>
      "RingCentral did not answer in time. Looking whether the call was placed.",
  },
};
