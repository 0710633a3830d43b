/** Requests over the event socket, each with its answer or its time limit. */
import type { Clock } from "../../timing/clock.ts";
import { startDeadline } from "../../timing/deadline.ts";
import { requestFrame, type SocketRequest } from "./frames.ts";

export interface SocketAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface SocketRequests {
  /** Sends at once. `onAnswer` is called once: with the answer, or with none when it is overdue. */
  ask(request: SocketRequest, onAnswer: (answer: SocketAnswer | undefined) => void): void;
  /** Hands an answer to whoever asked; one that nobody waits for is dropped. */
  answered(messageId: string, answer: SocketAnswer): void;
  /** The next message id of the connection. */
  nextMessageId(): string;
  /** Nobody is answered any more. */
  dispose(): void;
}

export function createSocketRequests(options: {
  readonly clock: Clock;
  readonly limitMs: number;
  readonly send: (text: string) => void;
}): SocketRequests {
  const { clock, limitMs, send } = options;
  const waiting = new Map<string, (answer: SocketAnswer | undefined) => void>();
  const cancels = new Set<() => void>();
  let messages = 0;
  const nextMessageId = (): string => `ringside-${(messages += 1)}`;
  return {
    nextMessageId,
    ask(request, onAnswer) {
      const messageId = nextMessageId();
      const settle = (answer: SocketAnswer | undefined): void => {
        waiting.delete(messageId);
        cancels.delete(cancel);
        cancel();
        onAnswer(answer);
      };
      const cancel = startDeadline(clock, limitMs, () => settle(undefined));
      cancels.add(cancel);
      waiting.set(messageId, settle);
      send(requestFrame(messageId, request));
    },
    answered: (messageId, answer) => waiting.get(messageId)?.(answer),
    dispose() {
      for (const cancel of cancels) cancel();
      cancels.clear();
      waiting.clear();
    },
  };
}
