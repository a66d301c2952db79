// Asking again while something is on its way: soon at first, then ever more gently, never while the pane is hidden.

/** Seconds between questions; the last one repeats. */
export const SOON_SECONDS = [2, 2, 3, 5, 8, 13, 20, 30, 60] as const;
export const SLOWLY_SECONDS = [60] as const;

/**
 * Calls `ask` until it answers that nothing is under way any more or the returned function is called. While the pane is
 * hidden it waits; when the pane shows again it asks at once and starts over with short pauses.
 */
export function pollWhile(ask: () => Promise<boolean>, pauses: readonly number[] = SOON_SECONDS): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  const plan = () => {
    if (stopped || document.hidden) return;
    const seconds = pauses[Math.min(asked, pauses.length - 1)] ?? 60;
    timer = setTimeout(once, seconds * 1000);
  };
  const stop = () => {
    stopped = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', shown);
  };
  const once = async () => {
    asked += 1;
    if (await ask()) plan();
    else stop();
  };
  const shown = () => {
    clearTimeout(timer);
    asked = 0;
    if (!document.hidden && !stopped) void once();
  };
  document.addEventListener('visibilitychange', shown);
  plan();
  return stop;
}
