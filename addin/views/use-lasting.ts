// Something that goes on long enough to be worth a word: what takes less than half a second shows nothing.
import { useEffect, useState } from 'react';

const WORTH_A_WORD_MS = 500;

/** True once `going` has been true for half a second; false as soon as it is over. */
export function useLasting(going: boolean): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!going) return;
    const timer = setTimeout(() => setLasting(true), WORTH_A_WORD_MS);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [going]);
  return lasting && going;
}
