// Something that a button opens in its own place, such as another answer: closed again, the button has the focus back.
import { useEffect, useId, useRef, useState } from 'react';

interface Opening {
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
  /** The id of the button that opens it. */
  readonly opener: string;
}

/** Closed at first. */
export function useOpening(): Opening {
  const [isOpen, setOpen] = useState(false);
  const opener = useId();
  const wasOpen = useRef(false);
  useEffect(() => {
    // While the clerk works in the sheet the focus is hers.
    if (wasOpen.current && !isOpen && document.hasFocus()) document.getElementById(opener)?.focus();
    wasOpen.current = isOpen;
  }, [isOpen, opener]);
  return { isOpen, open: () => setOpen(true), close: () => setOpen(false), opener };
}
