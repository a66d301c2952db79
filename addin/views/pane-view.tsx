// The pane on screen: its three sections, the privacy switch, reminders that can still be taken back, and who is signed in.
import { Button, FluentProvider } from '@fluentui/react-components';
import { EyeOffRegular, EyeRegular, SettingsRegular } from '@fluentui/react-icons';
import { useEffect, useMemo } from 'react';
import { createWords, type Messages, type Words } from '../messages.ts';
import type { Pane } from '../pane.ts';
import type { Section } from '../pane-state.ts';
import { useStore } from '../store.ts';
import { AccountView } from './account-view.tsx';
import { BrokenSection } from './broken-section.tsx';
import { PaneContext, usePane } from './pane-context.tsx';
import { PANEL, SectionTabs, tabId } from './section-tabs.tsx';
import { SendingBanner } from './sending-banner.tsx';
import { SettingsView } from './settings-view.tsx';
import { SheetView } from './sheet-view.tsx';
import { useStatusWords } from './status-column.tsx';
import { usePaneTheme } from './theme.ts';
import { UndoBars } from './undo-bar.tsx';
import { useFocusKept } from './use-focus-kept.ts';
import { WorklistView } from './worklist-view.tsx';

interface PaneViewProps {
  readonly pane: Pane;
  readonly messages: Messages;
  /** Decides how amounts and days are written. */
  readonly locale: string;
}

/** The whole pane. */
export function PaneView({ pane, messages, locale }: PaneViewProps) {
  const { hidden } = useStore(pane.state);
  const { theme, isDark } = usePaneTheme();
  const words = useMemo(() => createWords(messages, locale, hidden), [messages, locale, hidden]);
  const surroundings = useMemo(() => ({ pane, words }), [pane, words]);
  usePrivacyKey(pane);
  useStatusWords(pane, words);
  useFocusKept();
  return (
    <FluentProvider theme={theme} className={isDark ? 'pane dark' : 'pane'}>
      <PaneContext.Provider value={surroundings}>
        <Header words={words} />
        <UndoBars />
        <SendingBanner />
        <Sections />
        <Footer />
        <LiveRegion words={words} />
      </PaneContext.Provider>
    </FluentProvider>
  );
}

/** As keyboards name it. */
const PRIVACY_KEY = 'Ctrl+Alt+H';

/** Ctrl+Alt+H hides and shows amounts and notes, wherever the focus is in the pane. */
function usePrivacyKey(pane: Pane): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!event.ctrlKey || !event.altKey || event.code !== 'KeyH') return;
      event.preventDefault();
      event.stopPropagation();
      pane.togglePrivacy();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [pane]);
}

function Header({ words: { t, hidden } }: { readonly words: Words }) {
  const { pane } = usePane();
  const { settingsOpen } = useStore(pane.state);
  const privacy = hidden ? t.showAmounts : t.hideAmounts;
  return (
    <header className="header">
      <SectionTabs />
      <span className="header-buttons">
        <Button
          appearance="subtle"
          className="icon-button"
          icon={hidden ? <EyeOffRegular /> : <EyeRegular />}
          aria-label={privacy}
          aria-keyshortcuts="Control+Alt+H"
          aria-pressed={hidden}
          title={t.withKey(privacy, PRIVACY_KEY)}
          onClick={() => pane.togglePrivacy()}
        />
        <Button
          appearance="subtle"
          className="icon-button"
          icon={<SettingsRegular />}
          aria-label={t.settings.open}
          aria-expanded={settingsOpen}
          title={t.settings.open}
          onClick={() => pane.showSettings(!settingsOpen)}
        />
      </span>
    </header>
  );
}

function Sections() {
  const { pane, words } = usePane();
  const { section, settingsOpen } = useStore(pane.state);
  return (
    <main className="panel">
      <div role="tabpanel" id={PANEL} aria-labelledby={tabId(section)} className="panel">
        <BrokenSection key={settingsOpen ? 'settings' : section} messages={words.t}>
          {settingsOpen ? <SettingsView /> : <SectionView section={section} />}
        </BrokenSection>
      </div>
    </main>
  );
}

function SectionView({ section }: { readonly section: Section }) {
  switch (section) {
    case 'sheet':
      return <SheetView />;
    case 'account':
      return <AccountView />;
    case 'worklist':
      return <WorklistView />;
  }
}

function Footer() {
  const { pane, words } = usePane();
  const { signedInAs } = useStore(pane.state);
  return (
    <footer className="footer">
      <span className="caption">{words.t.brand}</span>
      {signedInAs !== null && (
        <>
          <span className="caption">{words.t.signedInAs(signedInAs)}</span>
          <Button appearance="subtle" size="small" onClick={() => void pane.signOut()}>
            {words.t.signOut}
          </Button>
        </>
      )}
    </footer>
  );
}

/** What was just done, for screen readers; errors stand in alerts of their own beside what they are about. */
function LiveRegion({ words }: { readonly words: Words }) {
  const { pane } = usePane();
  const { told } = useStore(pane.state);
  return (
    <div role="status" className="visually-hidden">
      {told(words)}
    </div>
  );
}
