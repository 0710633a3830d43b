/** The time as the views need it, handed in so that tests own it. */
export interface ViewTime {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs about once a second until the returned function is called. */
  everySecond(run: () => void): () => void;
}

/** The part of a document that says whether anybody can see it. */
export interface VisiblePage extends EventTarget {
  readonly visibilityState: DocumentVisibilityState;
}

/**
 * The browser's clock. It ticks only while the page is visible: a hidden window costs nothing and
 * is brought up to date the moment it is shown.
 */
export function browserTime(page: VisiblePage): ViewTime {
  return {
    now: () => Date.now(),
    everySecond(run) {
      let timer: ReturnType<typeof setInterval> | undefined;
      const follow = () => {
        clearInterval(timer);
        timer = page.visibilityState === "hidden" ? undefined : setInterval(run, 1000);
      };
      const show = () => {
        follow();
        if (page.visibilityState === "visible") run();
      };
      page.addEventListener("visibilitychange", show);
      follow();
      return () => {
        clearInterval(timer);
        page.removeEventListener("visibilitychange", show);
      };
    },
  };
}
