/** The part of Electron's `WebFrameMain` that the check reads. */
export interface FrameIdentity {
  readonly origin: string;
}

/**
 * Whether a message comes from the top frame of our window while that shows our own page.
 * `senderFrame` is null once its frame has gone, which is refused. The origin is compared as
 * Chromium states it: Node's `URL` answers "null" for the origin of a private scheme.
 */
export function isTrustedFrame<Frame extends FrameIdentity>(
  senderFrame: Frame | null,
  mainFrame: Frame,
  trustedOrigin: string,
): boolean {
  return senderFrame !== null && senderFrame === mainFrame && senderFrame.origin === trustedOrigin;
}
