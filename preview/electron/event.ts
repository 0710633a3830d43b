class PreviewEvent {
  #prevented = false;

  preventDefault(): void {
    this.#prevented = true;
  }

  get defaultPrevented(): boolean {
    return this.#prevented;
  }
}

/** An event object as Electron hands it to listeners, carrying `params`. */
export function eventWith<Params extends object>(params: Params): Electron.Event & Params {
  return Object.assign(new PreviewEvent(), params);
}
