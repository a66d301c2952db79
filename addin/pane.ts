// The pane put together: the sheet, the accounts, reminders and contacts, who is signed in, and what is on screen.

import type { CalendarDay } from '../core/calendar.ts';
import { isRefusal } from '../core/refusal.ts';
import { layoutInSteps } from '../core/report-layout.ts';
import type { StatementRequest } from '../core/statement-request.ts';
import { AccountChangeStore } from './account-change-store.ts';
import { AccountStore } from './account-store.ts';
import { type Api, isProblem } from './api.ts';
import { CashQuestion } from './cash-question.ts';
import { todayIn } from './clock.ts';
import type { ViewRequest } from './commands.ts';
import { ContactStore } from './contact-store.ts';
import { inSlices } from './in-slices.ts';
import { createKeyedStore } from './keyed-store.ts';
import { LayoutStore } from './layout-store.ts';
import { ManyReminders } from './many-reminders.ts';
import type { Words } from './messages.ts';
import { FIRST, type PaneState, type Section } from './pane-state.ts';
import { NO_CHOICE, recipientOf } from './recipient-choice.ts';
import { ReminderNotes } from './reminder-notes.ts';
import { accountOn, type ReadAgain, ReminderStore } from './reminder-store.ts';
import { SettingsStore } from './settings-store.ts';
import { SheetChoiceStore } from './sheet-choice-store.ts';
import type { ExcelSide, ReadSheet } from './sheet-state.ts';
import { SheetStore } from './sheet-store.ts';
import type { SignIn } from './sign-in.ts';
import { StatusColumnStore } from './status-column-store.ts';
import { createStore } from './store.ts';
import { WorkbookLayoutStore } from './workbook-layout-store.ts';

export class Pane {
  readonly state = createStore<PaneState>(FIRST);
  readonly sheet: SheetStore;
  readonly layouts: LayoutStore;
  readonly workbookLayouts: WorkbookLayoutStore;
  readonly choice: SheetChoiceStore;
  readonly accounts: AccountStore;
  readonly reminders: ReminderStore;
  readonly contacts: ContactStore;
  readonly companySettings: SettingsStore;
  readonly changes: AccountChangeStore;
  readonly statusColumn: StatusColumnStore;
  readonly many: ManyReminders;
  readonly cash = new CashQuestion(() => this.today());
  readonly recipients = createKeyedStore(NO_CHOICE);
  readonly notes = new ReminderNotes();
  #closedPreviewOf: string | null = null;
  readonly #excel: ExcelSide;
  readonly #api: Api;
  readonly #signIn: SignIn;

  constructor(excel: ExcelSide, api: Api, signIn: SignIn) {
    this.#excel = excel;
    this.#api = api;
    this.#signIn = signIn;
    api.onIdentity((isKnown) => this.#showSignedIn(isKnown ? signIn.signedInAs() : null));
    const historyChanged = (accountId: string) => void this.accounts.refresh(accountId);
    this.layouts = new LayoutStore(api);
    this.companySettings = new SettingsStore(api, () => void this.#learnCompany({ anew: true }));
    this.workbookLayouts = new WorkbookLayoutStore(excel, (left) => {
      this.sheet.book.takeWorkbook(left);
      return this.sheet.recallAgain();
    });
    this.sheet = new SheetStore(excel, {
      today: () => this.today(),
      answered: (sheet) => this.#keepAnswers(sheet),
      turned: () => {
        void this.choice.look();
        void this.statusColumn.look();
      },
    });
    this.choice = new SheetChoiceStore(excel.readCandidateSheets, () => ({ today: this.today() }));
    this.accounts = new AccountStore(api, (level, state) => {
      this.tell(({ t }) => t.timeline.stateChanged(level, t.timeline.states[state]));
      void this.statusColumn.refresh();
    });
    const { doubtfulCells } = excel;
    this.reminders = new ReminderStore({
      api,
      readAgain: this.#readAgain,
      asRead: (accountId) => accountOn(this.sheet.state.get().read, accountId),
      doubtfulCells,
      historyChanged,
      notes: this.notes,
      cash: {
        isConfirmed: (accountId) => this.#judgedWith(accountId, (reading) => this.cash.isConfirmed(reading)) ?? false,
        confirm: (accountId, isUpToDate) =>
          this.#judgedWith(accountId, (reading) => this.cash.confirm(reading, isUpToDate)),
      },
    });
    this.contacts = new ContactStore(api, historyChanged);
    this.changes = new AccountChangeStore(api, historyChanged);
    const asRead = () => this.sheet.state.get().read;
    this.statusColumn = new StatusColumnStore({ api, excel, asRead });
    this.many = new ManyReminders({
      ...{ api, doubtfulCells, historyChanged, cash: this.cash, notes: this.notes },
      readNow: () => this.sheet.readNow(),
      asRead,
      mayWrite: () => this.state.get().settings?.mayWrite ?? true,
      moved: () => this.statusColumn.refresh(),
      recipientFor: (account) => recipientOf(account, this.recipients.of(account.accountId)),
    });
  }

  /** Today where the company is; until its settings are known, where the machine is. */
  today(): CalendarDay {
    return todayIn(this.state.get().settings?.timeZone ?? null);
  }

  tell(told: (words: Words) => string): void {
    this.state.set((state) => ({ ...state, told }));
  }

  show(section: Section): void {
    this.state.set((state) => ({ ...state, section, settingsOpen: false, previewOf: null, wanted: null }));
    if (section === 'worklist') void this.#loadMany();
    else this.many.runs.rest();
    // A colleague may have stopped sending meanwhile; the Worklist asks by itself.
    if (section !== 'worklist' && this.state.get().signedInAs !== null) void this.many.sending.load();
  }

  async #loadMany(): Promise<void> {
    await Promise.all([this.#learnCompany(), this.companySettings.load(), this.many.load()]);
  }

  /** Opens or closes the settings; what was under them is still there. */
  showSettings(settingsOpen: boolean): void {
    this.state.set((state) => ({ ...state, settingsOpen }));
    if (!settingsOpen) return;
    void this.companySettings.load();
    void this.layouts.load();
    void this.workbookLayouts.load();
  }

  /** Starts with the sheet, then asks the company what its clerks have answered for such a sheet. */
  async start(): Promise<void> {
    const remembered = await this.#excel.recallAnswers();
    if (!isRefusal(remembered)) this.sheet.book.takeWorkbook(remembered);
    await this.sheet.start();
    await Promise.all([this.choice.look(), this.statusColumn.look(), this.#learnLayouts()]);
    if (this.state.get().signedInAs !== null) await this.many.sending.load();
  }

  /** What the company remembers is used where nobody has answered in this workbook. */
  async #learnLayouts(): Promise<void> {
    if (!(await this.layouts.load())) return;
    this.sheet.book.takeCompany(this.layouts.state.get().layouts ?? []);
    await this.sheet.recallAgain();
    const { read } = this.sheet.state.get();
    if (read === null || isRefusal(read) || read.answeredBy.by !== 'clerk') return;
    if (this.layouts.state.get().kept.kept === 'in-workbook') await this.#keepAnswers(read);
  }

  /** Brings another sheet of the workbook to the front. */
  async goToSheet(sheetName: string): Promise<void> {
    await this.#excel.selectCells('A1', sheetName);
  }

  /** Keeps the clerk's answers in the workbook, and for the company when she is signed in. */
  async #keepAnswers({ cells, reading, answers }: ReadSheet): Promise<void> {
    const { sheetName } = reading;
    const layout = await inSlices(layoutInSteps(cells, reading, answers));
    if (isRefusal(layout)) return this.layouts.say({ kept: 'refused', refusal: layout });
    this.sheet.book.learn(sheetName, layout);
    const refusal = await this.#excel.rememberAnswers({ sheetName, layout, answers });
    if (refusal !== null) return this.layouts.say({ kept: 'refused', refusal });
    await this.layouts.teach(layout);
  }

  /** Does what a button of the ribbon or the cell menu asks for. */
  answer(request: ViewRequest): void {
    if (request.view === 'sheet') {
      this.sheet.takeOutcome(request.flagged);
      this.show('sheet');
      return;
    }
    const wanted = request.view === 'send-reminder' ? 'preview' : 'call';
    this.state.set((state) => ({ ...state, section: 'account', settingsOpen: false, previewOf: null, wanted }));
  }

  /** What a button asked for is done, or the clerk went on to something else. */
  wantNothing(): void {
    this.state.set((state) => (state.wanted === null ? state : { ...state, wanted: null }));
  }

  /** Opens or closes the full preview of an account's reminder, over the list it was opened from or over the account. */
  openPreview(accountId: string | null): void {
    const { previewOf, section } = this.state.get();
    if (accountId === null) this.#closedPreviewOf = previewOf;
    const under = section === 'worklist' ? 'worklist' : 'account';
    this.state.set((state) => ({ ...state, section: under, previewOf: accountId, wanted: null }));
    if (accountId === null && previewOf !== null && under === 'worklist') void this.many.lookAgain([previewOf]);
  }

  /** Closes the preview of what was sent: the focus goes to Undo, and is not called back to the button later. */
  closeSentPreview(): void {
    this.openPreview(null);
    this.#closedPreviewOf = null;
  }

  /** True once after the preview of this account was closed: the focus belongs where it was opened from. */
  cameBackFrom(accountId: string): boolean {
    const cameBack = this.#closedPreviewOf === accountId;
    if (cameBack) this.#closedPreviewOf = null;
    return cameBack;
  }

  /** Has the reminder shown with the note as it is typed now, and the list with it. */
  async showNote(accountId: string): Promise<void> {
    await Promise.all([this.reminders.prepareAnew(accountId), this.many.lookAgain([accountId])]);
  }

  togglePrivacy(): void {
    const hidden = !this.state.get().hidden;
    this.state.set((state) => ({ ...state, hidden, told: ({ t }) => (hidden ? t.amountsHidden : t.amountsShown) }));
  }

  /** The account statement of what the sheet says. */
  statement(accountId: string, request: StatementRequest) {
    return this.#api.statement(accountId, request);
  }

  /** Loads an account, its contacts and, once, the company's settings; the returned function ends following it. */
  follow(accountId: string): () => void {
    void this.#learnCompany();
    return this.accounts.follow(accountId);
  }

  async #learnCompany({ anew } = { anew: false }): Promise<void> {
    if (this.state.get().settings !== null && !anew) return;
    void this.many.sending.load();
    const settings = await this.#api.settings();
    if (!isProblem(settings)) this.state.set((state) => ({ ...state, settings: settings.value }));
  }

  /** A token that the server does not take signs nobody in. */
  #showSignedIn(signedInAs: string | null): void {
    this.state.set((state) => (state.signedInAs === signedInAs ? state : { ...state, signedInAs }));
  }

  /** Signs in on the clerk's press, then does what she was at; true when she is signed in. */
  async signIn(andThen: () => unknown): Promise<boolean> {
    if (this.state.get().signingIn) return false;
    this.state.set((state) => ({ ...state, signingIn: true, signInFailure: null }));
    const signInFailure = await this.#signIn.ask();
    const signedInAs = this.#signIn.signedInAs();
    this.state.set((state) => ({ ...state, signingIn: false, signInFailure, signedInAs }));
    if (signInFailure !== null) return false;
    await Promise.all([this.#learnCompany(), this.#learnLayouts(), this.accounts.refreshFollowed()]);
    if (this.state.get().section === 'worklist') void this.#loadMany();
    await andThen();
    return true;
  }

  /** Forgets who is signed in and everything the server has told. */
  async signOut(): Promise<void> {
    await this.#signIn.signOut();
    this.layouts.forget();
    this.many.forget();
    this.companySettings.forget();
    this.notes.forgetAll();
    this.accounts.known.all.set(() => new Map());
    for (const accountId of this.reminders.steps.all.get().keys()) this.reminders.forget(accountId);
    this.state.set((state) => ({ ...state, signedInAs: null, settings: null, told: ({ t }) => t.signedOut }));
    await this.accounts.refreshFollowed();
  }

  #judgedWith<Result>(accountId: string, judge: (reading: ReadSheet['reading']) => Result): Result | undefined {
    const found = accountOn(this.sheet.state.get().read, accountId);
    return found ? judge(found.sheet.reading) : undefined;
  }

  readonly #readAgain: ReadAgain = async (accountId) => {
    const read = await this.sheet.readNow();
    return isRefusal(read) ? read : accountOn(read, accountId);
  };
}
