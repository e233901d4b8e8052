export interface FocusReturn {
  /** Remembers where the focus is, before it goes into the chat. */
  remember(): void;
  /** Gives it back; to `otherwise`, where that place is gone. */
  giveBack(otherwise: HTMLElement): void;
}

/** Where the focus came from when it went into a chat. */
export function createFocusReturn(): FocusReturn {
  let origin: Element | null = null;
  return {
    remember() {
      origin = document.activeElement;
    },
    giveBack(otherwise) {
      const there = origin instanceof HTMLElement && origin !== document.body && origin.checkVisibility() ? origin : otherwise;
      there.focus();
      origin = null;
    },
  };
}
