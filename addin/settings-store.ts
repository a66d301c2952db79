// The company's settings as the pane works with them: what is in force, what the finance lead has typed so far, whatever
// section she is in, and what waits for her colleague. What was typed stays until it is saved or discarded.
import { type CompanySettings, isSameSetting, type SettingsField, TAKES_EFFECT } from '../core/company-settings.ts';
import type { CompanySettingsView, SettingsEntry } from '../core/company-settings-view.ts';
import type { OwnLetterText } from '../core/letter-wording.ts';
import type { InputFault } from '../core/refusal.ts';
import type { TextPreview } from '../core/text-preview.ts';
import { type Answer, type Api, isProblem, isSurelyNotTaken, type Problem } from './api.ts';
import type { SettingsMessages } from './settings-messages.ts';
import type { SettingsSection } from './settings-sections.ts';
import { readTyped, type SettingsDraft, type TypedSettings } from './settings-typed.ts';
import { createStore } from './store.ts';

/** What of the settings is on screen. */
export type SettingsPlace = 'list' | SettingsSection | 'layouts' | 'history' | 'review';

interface HistoryState {
  readonly entries: readonly SettingsEntry[];
  /** Null when everything is shown; undefined before the first page. */
  readonly cursor: string | null | undefined;
  readonly loading: boolean;
  readonly problem: Problem | null;
}

export interface SettingsState {
  readonly place: SettingsPlace;
  /** Null until they were told. */
  readonly view: CompanySettingsView | null;
  readonly loading: boolean;
  /** Why the settings are not there. */
  readonly problem: Problem | null;
  readonly draft: SettingsDraft;
  readonly reason: string;
  /** `where` is the field with the place inside it; `reason` for the reason. */
  readonly faults: readonly InputFault[];
  readonly saving: boolean;
  /** Why saving, approving or withdrawing did not work. */
  readonly attempt: { readonly at: 'saving' | 'deciding'; readonly problem: Problem } | null;
  readonly deciding: boolean;
  readonly history: HistoryState;
}

const NO_HISTORY: HistoryState = { entries: [], cursor: undefined, loading: false, problem: null };
const FIRST: SettingsState = {
  place: 'list',
  view: null,
  loading: false,
  problem: null,
  draft: {},
  reason: '',
  faults: [],
  saving: false,
  attempt: null,
  deciding: false,
  history: NO_HISTORY,
};

type SettingsApi = Pick<
  Api,
  'companySettings' | 'proposeSettings' | 'approveSettings' | 'withdrawSettings' | 'settingsHistory' | 'previewText'
>;

/** The fields whose value, as typed, is another one than that in force. */
export function touchedFields({ draft, view }: Pick<SettingsState, 'draft' | 'view'>): SettingsField[] {
  if (view === null) return [];
  const typed = Object.keys(draft) as SettingsField[];
  return typed.filter((field) => !isSameSetting(readTyped(draft[field]), view.settings[field]));
}

/** How many of some fields count at once, and how many wait for another finance lead. */
export function countsOf(fields: readonly SettingsField[]): { readonly now: number; readonly later: number } {
  const now = fields.filter((field) => TAKES_EFFECT[field] === 'at-once').length;
  return { now, later: fields.length - now };
}

/** A field as it stands in the form: as typed, or as it is in force. */
export const typedValue = <Field extends SettingsField>(
  { draft }: Pick<SettingsState, 'draft'>,
  settings: CompanySettings,
  field: Field,
): TypedSettings[Field] =>
  // What is in force is one way of typing it.
  (Object.hasOwn(draft, field) ? draft[field] : settings[field]) as TypedSettings[Field];

const isIn = ({ where }: InputFault, field: string): boolean => where === field || where.startsWith(`${field}.`);

export class SettingsStore {
  readonly state = createStore<SettingsState>(FIRST);
  readonly #api: SettingsApi;
  readonly #changed: () => void;
  #key = crypto.randomUUID();

  /** `changed` is called when the settings in force may have become others. */
  constructor(api: SettingsApi, changed: () => void) {
    this.#api = api;
    this.#changed = changed;
  }

  go(place: SettingsPlace): void {
    this.#set({ place, attempt: null });
    if (place === 'history') void this.loadHistory('anew');
  }

  /** Asks for the settings; what is typed and what was known stays when there is no answer. */
  async load(): Promise<void> {
    this.#set({ loading: true, problem: null });
    const answer = await this.#api.companySettings();
    this.#set(isProblem(answer) ? { loading: false, problem: answer } : { loading: false, view: answer.value });
  }

  /** Takes what is typed into a field; what was wrong with it before is not held against it any more. */
  type<Field extends SettingsField>(field: Field, value: TypedSettings[Field]): void {
    this.#key = crypto.randomUUID();
    this.state.set((state) => ({
      ...state,
      draft: { ...state.draft, [field]: value },
      faults: state.faults.filter((fault) => !isIn(fault, field)),
    }));
  }

  sayWhy(reason: string): void {
    this.#key = crypto.randomUUID();
    this.state.set((state) => ({ ...state, reason, faults: state.faults.filter((fault) => !isIn(fault, 'reason')) }));
  }

  /** Puts a field back to what is in force. */
  putBack(field: SettingsField): void {
    this.state.set((state) => {
      const { [field]: _, ...draft } = state.draft;
      return { ...state, draft, faults: state.faults.filter((fault) => !isIn(fault, field)) };
    });
  }

  discard(): void {
    this.#set({ draft: {}, reason: '', faults: [], attempt: null, place: 'list' });
  }

  /** Looks through what is typed and goes to the review, whatever is found: it is shown there. */
  async review(words: SettingsMessages): Promise<void> {
    await this.#check(words);
    this.go('review');
  }

  /** Saves what is typed: true when it counts or waits now. Faults and problems are in the state, and everything typed is kept. */
  async save(words: SettingsMessages): Promise<boolean> {
    const { view, reason, saving } = this.state.get();
    if (view === null || saving) return false;
    this.#set({ saving: true, attempt: null });
    const changes = await this.#check(words, true);
    if (changes === null) {
      this.#set({ saving: false });
      return false;
    }
    const answer = await this.#api.proposeSettings(
      { version: view.version, changes, reason: reason.trim() },
      this.#key,
    );
    if (isProblem(answer)) return this.#notSaved(answer);
    this.#set({ saving: false, view: answer.value, draft: {}, reason: '', faults: [], place: 'list' });
    this.#key = crypto.randomUUID();
    this.#changed();
    return true;
  }

  async #check(words: SettingsMessages, needsReason = false) {
    const { view, draft, reason } = this.state.get();
    if (view === null) return null;
    // The checks know every rule and every text: they are loaded with the screens, not with the pane.
    const { checkDraft } = await import('./settings-check.ts');
    const checked = checkDraft(draft, view.settings, words.faults);
    const unsaid = needsReason && reason.trim() === '' ? [{ where: 'reason', fault: words.draft.reasonNeeded }] : [];
    const faults = [...('faults' in checked ? checked.faults : []), ...unsaid];
    this.#set({ faults });
    return 'changes' in checked && faults.length === 0 ? checked.changes : null;
  }

  async #notSaved(problem: Problem): Promise<boolean> {
    // What may have been taken is one change under the same key.
    if (isSurelyNotTaken(problem)) this.#key = crypto.randomUUID();
    if (problem.problem === 'changed' || problem.problem === 'refused') await this.load();
    if (problem.problem !== 'faults') this.#set({ saving: false, attempt: { at: 'saving', problem } });
    else this.#set({ saving: false, faults: problem.faults.map(withoutChanges) });
    return false;
  }

  /** Approves the change that waits; true when that is done. */
  approve = (changeId: string): Promise<boolean> => this.#decide(() => this.#api.approveSettings(changeId));

  /** Withdraws the change that waits; true when that is done. */
  withdraw = (changeId: string): Promise<boolean> => this.#decide(() => this.#api.withdrawSettings(changeId));

  async #decide(ask: () => Promise<Answer<CompanySettingsView>>): Promise<boolean> {
    if (this.state.get().deciding) return false;
    this.#set({ deciding: true, attempt: null });
    const answer = await ask();
    if (!isProblem(answer)) {
      this.#set({ deciding: false, view: answer.value });
      this.#changed();
      return true;
    }
    // A colleague may have decided meanwhile: what waits now is shown with the reason.
    if (answer.problem === 'refused') await this.load();
    this.#set({ deciding: false, attempt: { at: 'deciding', problem: answer } });
    return false;
  }

  /** How a text being written reads in a letter, as the server would write it. */
  previewText = (text: OwnLetterText): Promise<Answer<TextPreview>> => this.#api.previewText(text);

  /** The first page of the history anew, or the page after those shown. */
  async loadHistory(which: 'anew' | 'more'): Promise<void> {
    const { history } = this.state.get();
    if (history.loading) return;
    this.#setHistory({ loading: true, problem: null });
    const answer = await this.#api.settingsHistory(which === 'more' ? (history.cursor ?? null) : null);
    if (isProblem(answer)) return this.#setHistory({ loading: false, problem: answer });
    const before = which === 'more' ? history.entries : [];
    const { entries, cursor } = answer.value;
    this.#setHistory({ loading: false, entries: [...before, ...entries], cursor });
  }

  /** Forgets what the server told and what was typed, when the person signs out. */
  forget(): void {
    this.#key = crypto.randomUUID();
    this.state.set(() => FIRST);
  }

  #set(change: Partial<SettingsState>): void {
    this.state.set((state) => ({ ...state, ...change }));
  }

  #setHistory(change: Partial<HistoryState>): void {
    this.state.set((state) => ({ ...state, history: { ...state.history, ...change } }));
  }
}

/** The server names places from the body on: `changes.undoSeconds`. */
const withoutChanges = ({ where, fault }: InputFault): InputFault => ({
  where: where.replace(/^changes\./, ''),
  fault,
});
