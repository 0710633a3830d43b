import type { WindowCatalogue } from "../catalogue.ts";
import { consult } from "./calls/consult.ts";
import { automationNotices } from "./desktop/automation.ts";
import { hotkeyWords } from "./hotkeys.ts";
import { chooser, dial, transfer } from "./questions.ts";

export const stateNames: WindowCatalogue["stateNames"] = {
  dialing: "Numérotation",
  ringing: "Sonne",
  connected: "En communication",
  held: "En attente",
  parked: "Parqué",
  ended: "Terminé",
  unknown: "Incertain",
};

export const windowWords: WindowCatalogue["windowWords"] = {
  app: {
    title: "Ringside",
    demo: "Compte de démo",
    demoNote: "Rien ici n’est réel.",
    settings: "Réglages",
    openSettings: "Ouvrir les réglages",
    back: "Retour aux appels",
    diagnostics: "Diagnostic",
    backToSettings: "Retour aux réglages",
    hide: "Masquer la fenêtre",
    enlarge: "Afficher toute la fenêtre",
    starting: "Démarrage",
    broken: "Cette vue a rencontré un problème.",
    tryAgain: "Réessayer",
    cancel: "Annuler",
    dismiss: "Fermer",
  },
  connection: {
    off: "Non connecté",
    live: "En direct",
    connecting: "Connexion en cours",
    stale: "Périmé",
    staleNote: "Ce que vous voyez est peut-être périmé.",
    confirmedAt: (time) => `Confirmé pour la dernière fois à ${time}.`,
    notUpdatedMoment: "Pas mis à jour depuis moins d’une minute",
    notUpdatedFor: (minutes) => `Pas mis à jour depuis ${minutes} min`,
    notUpdatedHours: (hours) => `Pas mis à jour depuis ${hours} h`,
    pressTwice: "D’ici là, tout ce qui pourrait nuire à l’appel demande une seconde pression.",
    notLiveYetNote:
      "Vos appels sont montrés tels qu’ils viennent d’être lus. Les changements suivent dans un instant.",
    pause: "RingCentral a demandé une pause",
    pauseNote: "Rien ne peut être envoyé avant sa fin.",
    pauseLeft: (seconds) => `Encore ${seconds} s.`,
  },
  idle: {
    heading: "Aucun appel",
    reading: "Recherche de vos appels",
    note: "Les appels de tous vos téléphones apparaissent ici.",
    extension: (number) => `Poste ${number}`,
  },
  call: {
    inbound: "Appel entrant",
    outbound: "Appel sortant",
    via: (name) => `via ${name}`,
    muted: "Muet",
    recording: "Enregistrement",
    recordingPaused: "Enregistrement en pause",
    parkedAt: (place) => `Parqué sur ${place}`,
    heldFor: "En attente depuis",
    serviceSays: (word) => `Le service nomme cet état « ${word} ».`,
    endedNote: "Cet appel est terminé.",
    ringOut: {
      "phone-first": (name) => `Votre téléphone sonne d’abord, puis ${name} est appelé.`,
      unsure: () =>
        "RingCentral passe cet appel pour quelqu’un. On ne sait pas encore si vous l’avez demandé.",
    },
    isCalling: (name) => `${name} appelle`,
    announce: (name, state) => `${name} : ${state}`,
    controls: "Commandes d’appel",
    pressToo: (hotkey) => `Raccourci : ${hotkey}`,
    participants: "Participants",
    moreParticipants: (count) => `Et ${count} autres, que cette fenêtre n’énumère pas.`,
    moreCalls: (count) => `Et ${count} autres appels, que Ringside ne suit pas.`,
    muteParticipant: (name) => `Couper le micro de ${name}`,
    others: "Autres appels",
    switchTo: (name) => `Passer à ${name}`,
    holdAll: "Tout mettre en attente",
    actOn: (action, name) => `${action} : ${name}`,
    more: (name) => `Plus pour ${name}`,
    otherPhone: (name) => `Choisir un téléphone pour ${name}`,
    onPhone: {
      answer: (phone) => `Répondre sur ${phone}`,
      retrieve: (phone) => `Reprendre sur ${phone}`,
    },
    offline: "Hors ligne",
    elsewhere: {
      open: "Parquer ou basculer ailleurs",
      park: (place) => `Parquer sur ${place}`,
      flip: (phone) => `Basculer vers ${phone}`,
    },
    failed: (action) => `Échec : ${action}`,
  },
  advice: {
    "held-on-device": {
      title: "Encore en attente sur un téléphone",
      text: "Ringside a levé sa propre mise en attente. Appuyez sur Reprendre sur le téléphone qui retient l’appel.",
    },
    "muted-on-device": {
      title: "Un téléphone est peut-être muet",
      text: "Ringside ne coupe pas votre micro. Si personne ne vous entend, appuyez sur la touche muet du téléphone.",
    },
    "finish-here": {
      title: "Pris sur votre autre téléphone",
      text: "Vous avez l’appel sur les deux téléphones. « Terminer ici » le laisse à l’autre.",
    },
  },
  adviceWhere: (phones) => `Regardez ${phones}.`,
  hearing: {
    open: "On ne m’entend pas",
    title: (name) => `Si ${name} ne vous entend pas`,
    own: {
      hold: {
        clear: {
          title: "Pas en attente",
          text: "RingCentral ne signale aucune mise en attente de votre côté.",
        },
        liftable: { title: "L’appel est en attente", text: "Reprenez-le d’abord ici." },
        device: {
          title: "Encore en attente sur un téléphone",
          text: "Ringside a levé sa propre mise en attente. Appuyez sur Reprendre sur le téléphone lui-même.",
        },
        resting: {
          title: "L’appel est en attente",
          text: "Il ne peut pas être repris d’ici maintenant. Appuyez sur Reprendre sur le téléphone lui-même.",
        },
      },
      mute: {
        clear: {
          title: "Micro non coupé par Ringside",
          text: "RingCentral ne signale aucune coupure de votre côté.",
        },
        liftable: { title: "Votre micro est coupé", text: "Rétablissez-le d’abord ici." },
        device: {
          title: "Micro coupé sur un téléphone",
          text: "Ringside a levé sa propre coupure. Appuyez sur la touche muet du téléphone.",
        },
        resting: {
          title: "Votre micro est coupé",
          text: "Il ne peut pas être rétabli d’ici maintenant. Appuyez sur la touche muet du téléphone.",
        },
      },
    },
    phone: {
      title: "Regardez le téléphone lui-même",
      text: "Un téléphone a sa propre coupure du micro, que personne d’autre ne peut voir ni lever. Si son voyant muet ou attente est allumé, appuyez sur cette touche ; vérifiez aussi l’interrupteur du casque.",
      textFor: (phones) =>
        `Un téléphone a sa propre coupure du micro, que personne d’autre ne peut voir ni lever. Si le voyant muet ou attente est allumé sur ${phones}, appuyez sur cette touche ; vérifiez aussi l’interrupteur du casque.`,
    },
    again: "Vérifier encore",
    asking: "Interrogation de RingCentral",
    asked: "Voici ce que dit RingCentral maintenant.",
    close: "Fermer",
  },
  armed: {
    again: "Rien n’a encore été envoyé.",
    remedy: "Ce que vous voyez n’est pas confirmé. Appuyez encore une fois pour l’envoyer.",
  },
  phases: {
    armed: "Appuyez encore",
    sent: "Envoi",
    accepted: "Accepté",
    unknown: "Vérification",
    failed: "Échec",
  },
  recording: {
    on: { name: "Enregistrement", press: "Suspendre", short: "Pause" },
    paused: { name: "En pause", press: "Reprendre l’enregistrement", short: "Reprendre" },
    noStop: "Un enregistrement peut être suspendu, pas arrêté : RingCentral n’a pas d’arrêt.",
  },
  chooser,
  transfer,
  consult,
  dial,
  notices: {
    "settings-damaged": (subject) =>
      `Le fichier des réglages était endommagé, les valeurs par défaut s’appliquent. L’ancien fichier est conservé sous ${subject}.`,
    "settings-not-kept": () =>
      "Ringside ne peut pas écrire dans son dossier : le disque est plein ou ne le permet pas. Ce que vous changez vaut jusqu’à la fermeture de Ringside. Il continue d’essayer.",
    "hotkey-failed": (subject) => `Le raccourci de « ${subject} » n’a pas pu être enregistré.`,
    keyring: () =>
      "Ce bureau n’a pas de trousseau protégé. Vous ne restez connecté que jusqu’à la fermeture de Ringside.",
    "call-control-not-granted": () =>
      "Les appels sont montrés, mais leur contrôle n’est pas accordé à cette application. Demandez-le à votre administrateur.",
    ...automationNotices,
  },
  settings: {
    appearance: "Apparence",
    language: "Langue",
    systemLanguage: "Comme le système",
    themes: { system: "Système", light: "Clair", dark: "Sombre" },
    ...hotkeyWords,
    defaults: "Cibles à une touche",
    defaultFlip: "Basculer va vers",
    defaultPark: "Parquer va vers",
    usedLast: "La dernière utilisée",
    ask: "Demander à chaque fois",
    notifications: "Notifications",
    switches: {
      ringing: "Un appel sonne",
      missed: "Un appel a été manqué",
      answered: "Un appel a été pris",
      parked: "Un appel a été parqué",
      failed: "Une action a échoué",
      connection: "Connexion perdue et revenue",
      waiting: "Un appelant attend longtemps",
      showCaller: "Montrer le nom et le numéro de l’appelant",
      quietWhileTalking: "Pas de carte pour un appel qui sonne pendant que vous parlez",
    },
    showOnRinging: "Ouvrir cette fenêtre quand un appel sonne",
    strip: "Petite bande au-dessus de toutes les fenêtres",
    stripNote: "Nom, durée, micro et attente.",
    noStrip: "Wayland ne garde aucune fenêtre au-dessus.",
    showOnRingingNote: "Elle ne prend jamais le clavier.",
    showsNothingOnRinging:
      "Pas sur ce bureau : Wayland ne montre aucune fenêtre sans lui donner le clavier. Une notification annonce l’appel.",
    noTray:
      "Ce bureau ne montre pas d’icônes de notification, la fenêtre de Ringside reste donc dans la barre des tâches. Redémarrer Ringside l’ouvre.",
    application: "Application",
    openLogs: "Ouvrir les journaux",
    help: "Aide",
    licences: "Licences",
    quit: "Quitter Ringside",
  },
};
