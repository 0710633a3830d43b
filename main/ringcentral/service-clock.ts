/**
 * The one that knows how far this machine's clock is ahead of the service's. Calls begin by the
 * service's clock and are shown by this machine's, which may be wrong by any amount, and may be set
 * while Ringside runs.
 *
 * The `Date` of an answer lies between the sending of its request and its own arrival, and counts
 * whole seconds: each answer gives the two ends of a range, and many answers narrow it. As long as
 * the clocks may agree within half a second, they are taken to.
 *
 * | what is seen | is taken for |
 * |---|---|
 * | the wall clock falls behind the steady one | it was set back, at once |
 * | it runs ahead, and the next answer still fits | a sleep, in which the steady clock stood still |
 * | it runs ahead, and the next answer fits when it is counted in | it was set forward |
 * | an answer contradicts what is known | nothing, until the next one says the same |
 */
import type { ClockSet, ClockWatch } from "../calls/ports.ts";
import type { Clock } from "../timing/clock.ts";
import { listenersOf } from "../timing/listeners.ts";
import { serviceTimeIn } from "./rest/request-failure.ts";

/** The answer was made at its `Date` or up to this much later. */
const dateStepMs = 1_000;
const agreementMs = 500;
/** What time servers correct without a word. */
const leastSetMs = 1_000;

/** By how much this machine's clock can be ahead. */
interface Range {
  readonly least: number;
  readonly most: number;
}

/** Made with a session; it has no timer, so nobody disposes it. */
export class ServiceClock implements ClockWatch {
  readonly #clock: Pick<Clock, "now" | "elapsed">;
  readonly #listeners = listenersOf<ClockSet>();
  #aheadMs = 0;
  #known: Range | undefined;
  /** What one answer said, against everything before it. */
  #contradiction: Range | undefined;
  /** The wall clock against the steady one, when it was last looked at. */
  #overSteadyMs: number;
  /** The wall clock ran ahead: it was set, or the machine slept. */
  #leap: ClockSet | undefined;

  constructor(clock: Pick<Clock, "now" | "elapsed">) {
    this.#clock = clock;
    this.#overSteadyMs = clock.now() - clock.elapsed();
  }

  /** The instant of the service as this machine's clock, as it is set now, shows it. */
  onThisMachine(instant: number): number {
    return instant + this.#aheadMs;
  }

  onSet(listener: (set: ClockSet) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** A request leaves; the returned function gets the headers of the service's answer to it. */
  asking(): (headers: Headers) => void {
    this.look();
    const sentAt = this.#clock.elapsed();
    const overSteadyMs = this.#overSteadyMs;
    return (headers) => {
      const date = serviceTimeIn(headers);
      this.look();
      // Whether the answer was made before or after that, nobody can tell.
      const wasMoved = Math.abs(this.#overSteadyMs - overSteadyMs) >= leastSetMs;
      if (date === undefined || wasMoved) return;
      const most = this.#clock.now() - date;
      const roundTripMs = this.#clock.elapsed() - sentAt;
      this.#learn({ least: most - roundTripMs - dateStepMs, most });
    };
  }

  look(): void {
    const now = this.#clock.now();
    const overSteadyMs = now - this.#clock.elapsed();
    const byMs = overSteadyMs - this.#overSteadyMs;
    this.#overSteadyMs = overSteadyMs;
    if (Math.abs(byMs) < leastSetMs) return;
    const before = this.#leap;
    const inAllMs = (before?.byMs ?? 0) + byMs;
    this.#leap = undefined;
    if (inAllMs >= leastSetMs) this.#leap = { byMs: inAllMs, upTo: before?.upTo ?? now - byMs };
    else if (inAllMs <= -leastSetMs) this.#wasSet({ byMs: inAllMs });
  }

  #learn(said: Range): void {
    const leap = this.#leap;
    const known = this.#known ?? said;
    const slept = overlapOf(known, said);
    const set = leap === undefined ? undefined : overlapOf(moved(known, leap.byMs), said);
    // The round trip was longer than the leap: a later answer will tell.
    if (slept !== undefined && set !== undefined) return;
    if (leap !== undefined && set !== undefined) this.#wasSet(leap);
    const agreed = slept ?? set;
    const agreedAnew = this.#contradiction && overlapOf(this.#contradiction, said);
    if (agreed !== undefined) this.#know(agreed);
    else if (agreedAnew !== undefined) this.#knowBetter(agreedAnew);
    else this.#contradiction = said;
  }

  #know(range: Range): void {
    this.#known = range;
    this.#contradiction = undefined;
    this.#leap = undefined;
    const { least, most } = range;
    const mayAgree = least - agreementMs <= this.#aheadMs && this.#aheadMs <= most + agreementMs;
    if (!mayAgree) this.#aheadMs = Math.round((least + most) / 2);
  }

  /** It was wrong before, has drifted away, or was set while the machine slept. */
  #knowBetter(range: Range): void {
    const leap = this.#leap;
    const beforeMs = this.#aheadMs;
    this.#know(range);
    const byMs = this.#aheadMs - beforeMs;
    if (leap !== undefined && Math.abs(byMs) >= leastSetMs) this.#tell({ ...leap, byMs });
  }

  #wasSet(set: ClockSet): void {
    this.#aheadMs += set.byMs;
    this.#known = this.#known && moved(this.#known, set.byMs);
    this.#contradiction = undefined;
    this.#leap = undefined;
    this.#tell(set);
  }

  #tell(set: ClockSet): void {
    this.#listeners.tell(set);
  }
}

const moved = ({ least, most }: Range, byMs: number): Range => ({
  least: least + byMs,
  most: most + byMs,
});

function overlapOf(a: Range, b: Range): Range | undefined {
  const least = Math.max(a.least, b.least);
  const most = Math.min(a.most, b.most);
  return least <= most ? { least, most } : undefined;
}
