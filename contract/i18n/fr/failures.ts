import type { WindowCatalogue } from "../catalogue.ts";

const again = "Reconnectez-vous.";

export const failureWords: WindowCatalogue["failureWords"] = {
  networkTroubles: {
    dns: {
      reason: "Le nom du serveur n’est pas connu sur ce réseau.",
      remedy: "Vérifiez l’adresse, le réseau et un éventuel VPN.",
    },
    proxy: {
      reason: "Le proxy du réseau ne laisse pas passer Ringside.",
      remedy: "Demandez à votre administrateur d’autoriser RingCentral dans le proxy.",
    },
    "proxy-password": {
      reason: "Le proxy du réseau veut un nom d’utilisateur et un mot de passe.",
      remedy:
        "Demandez à votre administrateur de laisser passer RingCentral sans identification. Ringside ne peut pas donner de mot de passe à ce proxy.",
    },
    certificate: {
      reason: "Cette machine ne fait pas confiance au certificat du serveur.",
      remedy:
        "Demandez à votre administrateur. Ringside ne se connecte pas avec un certificat qu’il ne peut pas vérifier.",
    },
    "captive-portal": {
      reason: "Ce réseau veut d’abord que vous vous y connectiez.",
      remedy:
        "Ouvrez une page web dans votre navigateur, connectez-vous au réseau, puis réessayez.",
    },
    unreachable: {
      reason: "RingCentral est injoignable.",
      remedy: "Vérifiez le réseau. Ringside se reconnecte de lui-même.",
    },
  },
  sessionEnds: {
    "by-service": {
      reason: "RingCentral a mis fin à la session.",
      remedy: `${again} Elle prend fin quand le mot de passe change, quand un administrateur y met fin, ou quand vous vous connectez sur plusieurs autres appareils.`,
    },
    unused: {
      reason: "La connexion a expiré pendant que Ringside ne fonctionnait pas.",
      remedy: again,
    },
    "not-readable": {
      reason: "La connexion conservée n’a pas pu être lue.",
      remedy: `${again} Le trousseau du système a changé, ou a refusé.`,
    },
    damaged: {
      reason: "La connexion conservée est endommagée.",
      remedy: `${again} Le fichier a été mis de côté.`,
    },
    "not-protected": {
      reason: "La connexion conservée n’était pas protégée, Ringside ne l’a donc pas utilisée.",
      remedy: `${again} Si ce n’est pas vous qui avez mis ce fichier là, c’est un autre programme.`,
    },
    "time-limit": {
      reason: "La durée maximale d’une connexion de votre compte est atteinte.",
      remedy: again,
    },
  },
  signInCauses: {
    refused: { reason: "RingCentral a refusé la connexion.", remedy: "Vérifiez les identifiants." },
    denied: {
      reason: "L’accès n’a pas été accordé sur la page de RingCentral.",
      remedy: "Reconnectez-vous et autorisez l’accès, ou demandez à votre administrateur.",
    },
    expired: {
      reason: "Les identifiants ont expiré.",
      remedy: "Créez-en de nouveaux et réessayez.",
    },
    malformed: {
      reason: "Ce n’est pas un JWT.",
      remedy: "Copiez-le en entier, trois parties séparées par des points, et réessayez.",
    },
    "wrong-client": {
      reason: "Les identifiants appartiennent à une autre application.",
      remedy: "Utilisez l’ID client pour lequel ils ont été créés.",
    },
    "no-client": {
      reason: "Cette copie de Ringside n’a pas d’ID client.",
      remedy:
        "Demandez-le à votre administrateur RingCentral et saisissez-le ici, ou essayez la démo.",
    },
    "redirect-not-registered": {
      reason: "L’enregistrement de l’application ne nomme pas l’adresse de retour de Ringside.",
      remedy: "Demandez à la personne qui a enregistré l’application de l’ajouter.",
    },
    "ports-taken": {
      reason:
        "D’autres programmes occupent tous les ports où Ringside peut attendre le navigateur.",
      remedy: "Fermez-les, ou connectez-vous avec un JWT.",
    },
    "browser-not-opened": {
      reason: "Le navigateur n’a pas pu être ouvert.",
      remedy: "Copiez le lien et ouvrez-le vous-même dans un navigateur.",
    },
    "clock-wrong": {
      reason: "L’horloge de cette machine est fausse.",
      remedy: "Réglez la date, l’heure et le fuseau horaire, puis connectez-vous.",
    },
    unreachable: {
      reason: "Le serveur de connexion est injoignable.",
      remedy: "Vérifiez l’adresse et le réseau.",
    },
    cancelled: {
      reason: "La connexion a été annulée.",
      remedy: "Recommencez quand vous êtes prêt.",
    },
    "not-ringcentral": {
      reason: "Il n’y a pas de serveur compatible RingCentral à cette adresse.",
      remedy: "Vérifiez l’adresse.",
    },
    "insecure-server": {
      reason: "Cette adresse n’est pas chiffrée.",
      remedy: "Utilisez une adresse https, ou http sur cette machine seulement.",
    },
  },
  otherNotHeld: {
    refused: {
      reason: "L’appel en cours n’a pas été mis en attente, rien d’autre n’a donc été fait.",
      remedy: "Mettez-le en attente ou terminez-le, puis appuyez encore.",
    },
    unknown: {
      reason:
        "On ne sait pas si l’appel en cours a été mis en attente, rien d’autre n’a donc été fait.",
      remedy: "Regardez les deux appels, puis appuyez encore.",
    },
  },
  unreadReplies: {
    "reply-too-large": {
      reason:
        "La réponse de RingCentral est bien plus grande qu’elle ne devrait, elle n’a donc pas été lue.",
      remedy: "Il y a peut-être un proxy entre les deux. Vérifiez le réseau et réessayez.",
    },
    "reply-endless": {
      reason: "La réponse de RingCentral a commencé et n’est pas arrivée à sa fin à temps.",
      remedy: "Vérifiez le réseau et réessayez.",
    },
  },
  signedOut: { reason: "Vous êtes déconnecté.", remedy: again },
  timedOut: {
    reason: "RingCentral n’a pas répondu à temps, le résultat n’est donc pas encore connu.",
    remedy: "Attendez que l’appel soit relu avant d’essayer encore.",
  },
  ownPause: (seconds) => ({
    reason: "Ringside a envoyé trop de requêtes en une minute, et fait une pause de lui-même.",
    remedy: `Réessayez dans ${seconds} s.`,
  }),
  pause: (seconds) => ({
    reason: "RingCentral a demandé une pause à cause de trop de requêtes.",
    remedy: `Réessayez dans ${seconds} s.`,
  }),
  callGone: { reason: "L’appel est déjà terminé.", remedy: "Rien n’a été fait." },
  callChanged: {
    reason: "L’appel a changé juste avant que vous appuyiez.",
    remedy: "Rien n’a été envoyé. Regardez l’appel et appuyez encore.",
  },
  nothingSent: "Rien n’a été envoyé.",
  eventsRefused: (status) => ({
    reason: `RingCentral a refusé la connexion des événements en direct (${status}).`,
    remedy: "Ringside réessaie de lui-même. Si cela dure, déconnectez-vous et reconnectez-vous.",
  }),
  badReply: {
    reason: "RingCentral a répondu quelque chose d’incompréhensible.",
    remedy: "Il y a peut-être un proxy entre les deux. L’appel est relu.",
  },
  badInput: { reason: "Ce n’est pas une saisie valable.", remedy: "Corrigez-la et réessayez." },
  hotkeyTaken: (keys) => ({
    reason: `Une autre application utilise déjà ${keys}.`,
    remedy: "Choisissez une autre combinaison. La dernière qui marche reste en vigueur.",
  }),
  hotkeyInvalid: (keys) => ({
    reason: `${keys} ne peut pas être un raccourci global.`,
    remedy:
      "Utilisez au moins une touche de modification avec une lettre, un chiffre ou une touche de fonction.",
  }),
  otherLeftHeld: (reason) => `L’autre appel a été mis en attente. ${reason}`,
  internal: {
    reason: "Quelque chose s’est mal passé dans Ringside.",
    remedy: "Réessayez. Si cela persiste, ouvrez les journaux et signalez-le.",
  },
};
