import type { WindowCatalogue } from "../../catalogue.ts";

export const outcomeDeeds: WindowCatalogue["outcomeDeeds"] = {
  transferred: (to) => (to === undefined ? "Weitergeleitet" : `Weitergeleitet an ${to}`),
  parked: (to) => (to === undefined ? "War geparkt" : `War geparkt auf ${to}`),
  flipped: (to) => (to === undefined ? "Umgelegt" : `Umgelegt auf ${to}`),
  declined: () => "Abgelehnt",
  ended: () => "Beendet",
  voicemail: () => "An die Voicemail gegeben",
  forwarded: (to) => (to === undefined ? "Umgeleitet" : `Umgeleitet an ${to}`),
  replied: () => "Beantwortet",
  ignored: () => "Den anderen überlassen",
  rang: () => "Klingelte auch hier",
};

export const outcomeStates: WindowCatalogue["outcomeStates"] = {
  open: () => "Was daraus wird, wird beobachtet",
  ringing: (by) => (by === undefined ? "Klingelt dort" : `Klingelt bei ${by}`),
  answered: (by) => (by === undefined ? "Angenommen" : `Angenommen von ${by}`),
  declined: (by) => (by === undefined ? "Dort abgelehnt" : `${by} hat abgelehnt`),
  unanswered: () => "Dort hat niemand angenommen",
  busy: () => "Dort besetzt",
  voicemail: (by) => (by === undefined ? "In der Voicemail" : `In der Voicemail von ${by}`),
  "hung-up": () => "Der Anrufer hat aufgelegt",
  "came-back": () => "Wieder bei Ihnen",
  over: (by) => (by === undefined ? "Vorbei" : `Wurde von ${by} angenommen, jetzt vorbei`),
  unknown: () => "Was daraus wurde, ist nicht mehr bekannt",
};

export const specialOutcomes: WindowCatalogue["specialOutcomes"] = {
  flipped: "Geht dort weiter",
  pickedUp: (by) => (by === undefined ? "Jemand hat ihn abgeholt" : `Abgeholt von ${by}`),
  yourVoicemail: "In Ihrer Voicemail",
};

export const outcomeWords: WindowCatalogue["outcomeWords"] = {
  title: "Anrufe, die gegangen sind",
  dismiss: (name) => `${name} ausblenden`,
  dismissAll: "Alle ausblenden",
};

export const recentWords: WindowCatalogue["recentWords"] = {
  title: "Letzte Anrufe",
  went: {
    talked: "Gesprochen",
    missed: "Verpasst",
    "not-answered": "Nicht angenommen",
    "not-known": "Ob er angenommen wurde, ist nicht bekannt",
  },
  talked: (duration) => `Gesprochen ${duration}`,
  incoming: "Eingehend",
  outgoing: "Ausgehend",
  seenHere:
    "Nur was Ringside selbst gesehen hat; die Anrufliste von RingCentral wird nicht gelesen.",
  callBack: (who) => `${who} zurückrufen`,
  more: (count) => `${count} weitere zeigen`,
  kept: "Letzte Anrufe aufbewahren",
  days: (days) => {
    if (days === 0) return "Gar nicht";
    return days === 1 ? "1 Tag lang" : `${days} Tage lang`;
  },
  forget: "Beim Abmelden vergessen",
};
