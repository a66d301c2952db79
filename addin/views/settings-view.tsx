// The door to the settings, over whatever section they were opened from. What is behind it knows every rule and every text
// of a letter, so it is loaded when it is first opened.
import { Spinner } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { ProblemNotice } from './notice.tsx';
import { usePane } from './pane-context.tsx';
import { useLasting } from './use-lasting.ts';

type Screens = typeof import('./settings-screens.tsx');

/** The settings; a word while they are fetched, and another try when they cannot be. */
export function SettingsView() {
  const { words } = usePane();
  const [screens, setScreens] = useState<Screens | null>(null);
  const [attempts, setAttempts] = useState(1);
  const [isMissing, setMissing] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is the reason to fetch again.
  useEffect(() => {
    let isLeft = false;
    import('./settings-screens.tsx').then(
      (fetched) => isLeft || setScreens(fetched),
      () => isLeft || setMissing(true),
    );
    return () => {
      isLeft = true;
    };
  }, [attempts]);
  const slow = useLasting(screens === null && !isMissing);
  if (screens !== null) return <screens.SettingsScreens />;
  const tryAgain = () => {
    setMissing(false);
    setAttempts(attempts + 1);
  };
  return (
    <div className="page">
      {slow && <Spinner size="tiny" label={words.t.loading} />}
      {isMissing && <ProblemNotice problem={{ problem: 'no-answer' }} attempt="asking" tryAgain={tryAgain} />}
    </div>
  );
}
