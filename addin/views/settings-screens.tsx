// The company's settings: a list of sections, one section at a time, the review of what was changed, and what waits for
// whom. Back and Escape go one step back, and out of the list.
import { Button, Spinner } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { SECTION_NAMES, SETTINGS_SECTIONS, type SettingsSection } from '../settings-sections.ts';
import { countsOf, type SettingsPlace, touchedFields } from '../settings-store.ts';
import { ProblemNotice } from './notice.tsx';
import { BackButton, useSettings } from './settings-form.tsx';
import { HistorySection } from './settings-history.tsx';
import { LayoutsSection } from './settings-layouts.tsx';
import { Review } from './settings-review.tsx';
import { SettingsSectionView } from './settings-section.tsx';
import { WaitingChange } from './settings-waiting.tsx';
import { useLasting } from './use-lasting.ts';
import { useTopOfPage } from './use-top-of-page.ts';

const BACK = 'close-settings';
const rowId = (place: SettingsPlace): string => `settings-${place}`;

/** All of the settings. */
export function SettingsScreens() {
  const { pane, words, t, store, state } = useSettings();
  const { place } = state;
  const back = () => (place === 'list' ? pane.showSettings(false) : store.go('list'));
  useEscape(back);
  useFocusOf(place);
  useTopOfPage(`settings ${place}`);
  return (
    <>
      <div className="page settings">
        <BackButton id={BACK} label={words.t.back} press={back} />
        <h1>{headingOf(place, words.t.settings, t)}</h1>
        <Place />
      </div>
      {place !== 'review' && <DraftBar />}
    </>
  );
}

type Settings = ReturnType<typeof useSettings>;

function headingOf(place: SettingsPlace, words: Settings['words']['t']['settings'], t: Settings['t']): string {
  if (place === 'list') return words.heading;
  if (place === 'layouts') return words.layouts;
  if (place === 'history') return t.history.heading;
  return place === 'review' ? t.draft.reviewHeading : t.sections[place];
}

/** Escape does what Back does; Excel on the web would take the same Escape to leave the pane. */
function useEscape(back: () => void): void {
  const latest = useRef(back);
  latest.current = back;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      latest.current();
    };
    document.addEventListener('keydown', pressed, true);
    return () => document.removeEventListener('keydown', pressed, true);
  }, []);
}

/** The focus goes to Back in a new place, to the row of the place one comes back from, or to what the review sent one to mend. */
function useFocusOf(place: SettingsPlace): void {
  const before = useRef<SettingsPlace>(place);
  useEffect(() => {
    const target = targetIn(place, before.current);
    before.current = place;
    if (target === null) document.getElementById(BACK)?.focus({ preventScroll: true });
    else target.focus();
  }, [place]);
}

function targetIn(place: SettingsPlace, before: SettingsPlace): HTMLElement | null {
  if (place === 'list') return document.getElementById(rowId(before));
  return before === 'review' ? document.querySelector<HTMLElement>('.settings [aria-invalid="true"]') : null;
}

function Place() {
  const { state, store, words } = useSettings();
  const { place, view, problem, loading } = state;
  const slow = useLasting(loading && view === null);
  if (place === 'layouts') return <LayoutsSection />;
  return (
    <>
      {slow && <Spinner size="tiny" label={words.t.loading} />}
      {problem && <ProblemNotice problem={problem} attempt="asking" tryAgain={() => void store.load()} />}
      {place === 'list' && <SectionList />}
      {view !== null && place === 'history' && <HistorySection />}
      {view !== null && place === 'review' && <Review />}
      {view !== null && isSection(place) && <SettingsSectionView section={place} />}
    </>
  );
}

const isSection = (place: SettingsPlace): place is SettingsSection => Object.hasOwn(SETTINGS_SECTIONS, place);

function SectionList() {
  const { words, t, state } = useSettings();
  return (
    <>
      {state.view !== null && <WaitingChange view={state.view} />}
      {state.view?.mayPropose === false && <p className="caption">{t.counts.readOnly}</p>}
      <ul className="plain-list settings-list">
        {state.view !== null &&
          SECTION_NAMES.map((section) => <Row key={section} place={section} label={t.sections[section]} />)}
        <Row place="layouts" label={words.t.settings.layouts} />
        {state.view !== null && <Row place="history" label={t.history.heading} />}
      </ul>
    </>
  );
}

function Row({ place, label }: { readonly place: SettingsPlace; readonly label: string }) {
  const { t, state, store } = useSettings();
  const fields: readonly string[] = isSection(place) ? SETTINGS_SECTIONS[place] : [];
  const isTouched = touchedFields(state).some((field) => fields.includes(field));
  const waits = state.view?.waiting?.fields.some(({ field }) => fields.includes(field)) ?? false;
  return (
    <li>
      <Button id={rowId(place)} className="settings-row" onClick={() => store.go(place)}>
        <span>{label}</span>
        <span>
          {isTouched && <span className="badge">{t.unsaved}</span>}
          {waits && <span className="badge open">{t.waits}</span>}
        </span>
      </Button>
    </li>
  );
}

/** What was changed and is not saved yet, wherever in the settings one is. */
function DraftBar() {
  const { t, state, store } = useSettings();
  const { now, later } = countsOf(touchedFields(state));
  if (now + later === 0) return null;
  return (
    <div className="action-bar">
      <p className="caption" role="status">
        {t.draft.pending(now + later)}
      </p>
      <Button appearance="primary" className="fact-button" onClick={() => void store.review(t)}>
        {t.draft.review}
      </Button>
    </div>
  );
}
