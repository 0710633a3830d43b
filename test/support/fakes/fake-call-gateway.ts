import type { TelephonySessionId } from "../../../contract/ids.ts";
import { done, failed, type AppError, type Result } from "../../../contract/result.ts";
import type { CallGateway } from "../../../main/calls/ports.ts";
import type { CallOperation, CallOut } from "../../../telephony/wire/call-operations.ts";
import type { WirePresence, WireSession } from "../../../telephony/wire/messages.ts";

interface Waiting<T> {
  readonly settle: (result: Result<T>) => void;
}

/** A service by hand: it remembers what was asked, and answers at once or when the test says so. */
export class FakeCallGateway implements CallGateway {
  readonly performed: CallOperation[] = [];
  readonly reads: string[] = [];
  presenceReads = 0;
  /** What reads find. A session that is in neither map is gone. */
  readonly sessions = new Map<string, WireSession>();
  readonly readErrors = new Map<string, AppError>();
  presence: Result<WirePresence> = done({});
  /** Errors for the next operations, in order; then every one is accepted. */
  readonly refusals: AppError[] = [];
  /** While true, operations (or reads) wait for the test. */
  holdReplies = false;
  holdReads = false;
  holdPresence = false;
  readonly #replies: Waiting<undefined>[] = [];
  readonly #reads: (() => void)[] = [];
  readonly #presences: (() => void)[] = [];

  /** While true, operations wait to be sent, as for a token that is being renewed. */
  holdSending = false;
  readonly #sendings: (() => void)[] = [];

  async perform(
    operation: CallOperation,
    isStillWanted: () => boolean = () => true,
  ): Promise<Result<undefined>> {
    if (this.holdSending) await new Promise<void>((resolve) => this.#sendings.push(resolve));
    if (!isStillWanted()) return failed({ code: "call-changed" });
    return this.#perform(operation);
  }

  readonly callOuts: CallOut[] = [];
  /** Answers to call-outs, in order; then every one is accepted, and the answer names no session. */
  readonly callOutAnswers: Result<TelephonySessionId | undefined>[] = [];

  async callOut(
    callOut: CallOut,
    isStillWanted: () => boolean = () => true,
  ): Promise<Result<TelephonySessionId | undefined>> {
    if (this.holdSending) await new Promise<void>((resolve) => this.#sendings.push(resolve));
    if (!isStillWanted()) return failed({ code: "call-changed" });
    this.callOuts.push(callOut);
    return this.callOutAnswers.shift() ?? done(undefined);
  }

  /** Lets the oldest operation that waits leave. */
  send(): void {
    const sending = this.#sendings.shift();
    if (sending === undefined) throw new Error("no operation waits to be sent");
    sending();
  }

  #perform(operation: CallOperation): Promise<Result<undefined>> {
    this.performed.push(operation);
    if (this.holdReplies) {
      return new Promise((settle) => this.#replies.push({ settle }));
    }
    const refusal = this.refusals.shift();
    return Promise.resolve(refusal === undefined ? done(undefined) : failed(refusal));
  }

  readSession(id: string): Promise<Result<WireSession | undefined>> {
    this.reads.push(id);
    if (!this.holdReads) return Promise.resolve(this.#find(id));
    const { promise, resolve } = Promise.withResolvers<Result<WireSession | undefined>>();
    const found = this.#find(id);
    this.#reads.push(() => resolve(found));
    return promise;
  }

  readPresence(): Promise<Result<WirePresence>> {
    this.presenceReads += 1;
    if (!this.holdPresence) return Promise.resolve(this.presence);
    const { promise, resolve } = Promise.withResolvers<Result<WirePresence>>();
    this.#presences.push(() => resolve(this.presence));
    return promise;
  }

  /** Answers the oldest operation that waits. */
  reply(error?: AppError): void {
    const waiting = this.#replies.shift();
    if (waiting === undefined) throw new Error("no operation waits for a reply");
    waiting.settle(error === undefined ? done(undefined) : failed(error));
  }

  /** Lets the oldest waiting read answer with what was true when it was asked. */
  answerRead(): void {
    const answer = this.#reads.shift();
    if (answer === undefined) throw new Error("no read waits for an answer");
    answer();
  }

  answerPresence(): void {
    const answer = this.#presences.shift();
    if (answer === undefined) throw new Error("no presence read waits for an answer");
    answer();
  }

  #find(id: string): Result<WireSession | undefined> {
    const error = this.readErrors.get(id);
    return error === undefined ? done(this.sessions.get(id)) : failed(error);
  }
}
