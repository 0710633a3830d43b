import type { WindowCatalogue } from "../catalogue.ts";

export const reasons: WindowCatalogue["reasons"] = {
  "not-signed-in": "Connectez-vous pour contrôler les appels.",
  "call-ended": "Cet appel est terminé.",
  "call-not-connected": "Cela marche une fois l’appel établi.",
  "call-ringing": "Cela marche une fois qu’on a répondu.",
  "call-not-ringing": "Cet appel ne sonne pas.",
  "call-held": "Reprenez d’abord l’appel.",
  "call-parked": "L’appel est parqué. Reprenez-le d’abord.",
  "call-not-parked": "Cet appel n’est pas parqué.",
  "park-not-seen":
    "RingCentral n’a pas encore montré l’appel parqué. Cela marchera dans un instant.",
  "already-recording": "Cet appel est déjà enregistré.",
  "not-recording": "Commencez d’abord un enregistrement.",
  "recording-automatic":
    "Votre administrateur fait enregistrer les appels automatiquement et ne permet pas de suspendre.",
  "no-card-number": "Aucun enregistrement n’est suspendu pour un numéro de carte.",
  "recording-not-allowed":
    "Votre forfait ou votre administrateur ne permet pas l’enregistrement à la demande.",
  "park-not-allowed": "Votre forfait ou votre administrateur ne permet pas de parquer.",
  "park-incoming-only":
    "Seuls les appels entrants peuvent être parqués. Transférez plutôt celui-ci.",
  "no-park-location": "Il n’y a pas de place de parcage pour votre poste.",
  "flip-not-allowed": "Votre forfait ou votre administrateur ne permet pas de basculer les appels.",
  "no-flip-number": "Ajoutez d’abord un numéro de basculement à votre poste.",
  "flip-not-answered": "Aucun autre de vos téléphones n’a pris cet appel.",
  "no-device-to-answer": "Aucun de vos téléphones n’est en ligne pour prendre l’appel.",
  "no-device-to-dial": "Aucun de vos téléphones capables d’appeler n’est en ligne.",
  "no-device-to-ask":
    "Aucun de vos téléphones capables d’appeler n’est en ligne. Transférez plutôt sans consulter.",
  "call-being-placed": "Un autre appel est justement en cours d’établissement.",
  "consult-none":
    "Personne n’est consulté au sujet de cet appel, et aucun autre téléphone ne sonne pour lui.",
  "consult-open": "Vous consultez déjà quelqu’un. Terminez cela ou récupérez d’abord l’appel.",
  "consult-not-answered": "Personne n’a encore répondu.",
  "consult-over": "La consultation est terminée. Récupérez cet appel.",
  conference: "Cela ne marche pas dans une conférence.",
  "held-on-device": "L’appel a été mis en attente sur un téléphone. Reprenez-le là-bas.",
  "muted-on-device": "Le micro a été coupé sur un téléphone. Rétablissez-le là-bas.",
  "not-your-party": "Le service ne le permet qu’au participant lui-même.",
  "participant-gone": "Cette personne a quitté l’appel.",
  "busy-with-same": "C’est déjà en cours.",
  "call-control-not-granted":
    "Le contrôle des appels n’est pas accordé à cette application. Demandez-le à votre administrateur RingCentral.",
  "service-pause": "RingCentral a demandé une pause. Cela remarchera dans un instant.",
  "voicemail-not-allowed": "Votre poste n’a pas de messagerie.",
  "not-a-queue-call": "Seul un appel venu d’une file d’attente peut être laissé aux autres.",
  "no-call": "Il n’y a pas d’appel.",
  "nothing-to-cancel": "C’est déjà envoyé, il n’y a rien à annuler.",
  "nobody-waits": "Personne n’est en attente ni parqué.",
};
