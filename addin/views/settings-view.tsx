// The door to the settings, over whatever section they were opened from. What is behind it knows every rule and every text
// of a letter, so it is loaded when it is first opened.
import { Button, Spinner } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import { type ComponentType, useEffect, useState } from 'react';
import { ProblemNotice } from './notice.tsx';
import { usePane } from './pane-context.tsx';
import { useLasting } from './use-lasting.ts';

/** The settings; a word while they are fetched, and another try when they cannot be. */
export function SettingsView() {
  const { pane, words } = usePane();
  const [Screens, setScreens] = useState<ComponentType | null>(null);
  const [attempts, setAttempts] = useState(1);
  const [isMissing, setMissing] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is the reason to fetch again.
  useEffect(() => {
    let isLeft = false;
    import('./settings-screens.tsx').then(
      ({ SettingsScreens }) => isLeft || setScreens(() => SettingsScreens),
      () => isLeft || setMissing(true),
    );
    return () => {
      isLeft = true;
    };
  }, [attempts]);
  const slow = useLasting(Screens === null && !isMissing);
  if (Screens !== null) return <Screens />;
  const tryAgain = () => {
    setMissing(false);
    setAttempts(attempts + 1);
  };
  return (
    <div className="page">
      <Button appearance="subtle" className="back" icon={<ArrowLeftRegular />} onClick={() => pane.showSettings(false)}>
        {words.t.back}
      </Button>
      {slow && <Spinner size="tiny" label={words.t.loading} />}
      {isMissing && <ProblemNotice problem={{ problem: 'no-answer' }} attempt="asking" tryAgain={tryAgain} />}
    </div>
  );
}
