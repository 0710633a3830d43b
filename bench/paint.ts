/** When the page has painted what it changed, by its own clock. */
import type { Frame } from "playwright";

/** Starts watching the page; the answer waits, and gives milliseconds of the page's own clock. */
export type Painted = () => Promise<{
  /** When the frame with the change was painted. */
  readonly at: number;
  /** When the last press came in, as the browser dates it; 0 without one. */
  readonly pressedAt: number;
  /** The epoch of both, in milliseconds since 1970. */
  readonly origin: number;
}>;

/** Watches, before anything changes, for the frame in which something matches `selector`. */
export async function watchPaint(frame: Frame, selector: string): Promise<Painted> {
  const watch = await frame.evaluateHandle((wanted) => {
    let pressedAt = 0;
    const press = (event: Event): void => void (pressedAt = event.timeStamp);
    document.addEventListener("click", press, { capture: true });
    const painted = new Promise<{ at: number; pressedAt: number; origin: number }>((resolve) => {
      const observer = new MutationObserver(() => {
        if (document.querySelector(wanted) === null) return;
        observer.disconnect();
        document.removeEventListener("click", press, { capture: true });
        requestAnimationFrame(() => {
          // A task after the frame's callbacks runs when that frame has been painted.
          const channel = new MessageChannel();
          channel.port1.onmessage = () =>
            resolve({ at: performance.now(), pressedAt, origin: performance.timeOrigin });
          channel.port2.postMessage(undefined);
        });
      });
      observer.observe(document.body, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    });
    return { painted };
  }, selector);
  return () => watch.evaluate(({ painted }) => painted);
}

/** The gaps between 60 consecutive frames, in milliseconds. */
export function frameTimes(frame: Frame): Promise<number[]> {
  return frame.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const gaps: number[] = [];
        let last: number | undefined;
        const next = (at: number) => {
          if (last !== undefined) gaps.push(at - last);
          last = at;
          if (gaps.length < 60) requestAnimationFrame(next);
          else resolve(gaps);
        };
        requestAnimationFrame(next);
      }),
  );
}
