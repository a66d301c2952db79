// What was worked out once is not worked out again.

/** No more answers are kept, whatever stands on a sheet. */
const MOST_KEPT = 20_000;

/** Remembers the answer to each distinct question: sheets repeat their days, kinds and remarks. */
export function remembered<Key, Answer>(answer: (key: Key) => Answer): (key: Key) => Answer {
  const known = new Map<Key, Answer>();
  let [lastKey, lastAnswer]: [Key?, Answer?] = [];
  return (key) => {
    // Neighbouring rows mostly ask the same.
    if (key === lastKey && lastAnswer !== undefined) return lastAnswer;
    const before = known.get(key);
    const found = before === undefined ? answer(key) : before;
    if (known.size === MOST_KEPT) known.clear();
    if (before === undefined) known.set(key, found);
    lastKey = key;
    lastAnswer = found;
    return found;
  };
}
