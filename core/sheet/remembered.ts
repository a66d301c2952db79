// What was worked out once is not worked out again.

/** Remembers the answer to each distinct question: sheets repeat their days, kinds and remarks. */
export function remembered<Key, Answer>(answer: (key: Key) => Answer): (key: Key) => Answer {
  const known = new Map<Key, Answer>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = answer(key);
    known.set(key, found);
    return found;
  };
}
