/** The words of the page that the browser shows at the end of a sign-in. */
export interface ReplyWords {
  readonly title: string;
  readonly text: string;
}

export const replyPages = {
  done: {
    title: "Almost done",
    text: "Go back to Ringside, which finishes the sign-in. You can close this page.",
  },
  refused: {
    title: "Not signed in",
    text: "Ringside was given no access. Go back to it to see why or to try again. You can close this page.",
  },
  already: {
    title: "Already done",
    text: "This sign-in has been answered before, perhaps in another tab. Go back to Ringside. You can close this page.",
  },
  foreign: {
    title: "Not the sign-in that Ringside waits for",
    text: "This page belongs to another attempt, perhaps an older tab. Go on in the newest one, or start again in Ringside.",
  },
  notFound: { title: "Nothing here", text: "Only the end of a sign-in is shown here." },
} as const satisfies Record<string, ReplyWords>;
