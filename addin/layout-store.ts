// The report layouts the company remembers: asked for when a sheet is opened, taught when the clerk has answered, listed and
// removed in the settings. Nobody is asked to sign in for it.
import type { Refusal } from '../core/refusal.ts';
import { isSameLayout, type KnownReportLayout, type ReportLayout } from '../core/report-layout.ts';
import { type Api, isProblem, type Problem } from './api.ts';
import { createStore } from './store.ts';

/** Where the answers of the sheet on screen are kept. `server`: the company has other answers, or there was no answer. */
export type Kept =
  | { readonly kept: 'nowhere' | 'in-workbook' | 'saving' | 'for-company' }
  | { readonly kept: 'refused'; readonly refusal: Refusal }
  | { readonly kept: 'not-for-company'; readonly layout: ReportLayout; readonly problem: Problem };

export interface LayoutState {
  /** Newest first; null until they were told. */
  readonly layouts: readonly KnownReportLayout[] | null;
  readonly loading: boolean;
  /** Why the list is not there, or why removing did not work. */
  readonly problem: Problem | null;
  readonly removing: string | null;
  readonly kept: Kept;
}

const FIRST: LayoutState = {
  layouts: null,
  loading: false,
  problem: null,
  removing: null,
  kept: { kept: 'nowhere' },
};

type LayoutApi = Pick<Api, 'reportLayouts' | 'learnReportLayout' | 'removeReportLayout'>;

export class LayoutStore {
  readonly state = createStore<LayoutState>(FIRST);
  readonly #api: LayoutApi;
  #lessons = 0;

  constructor(api: LayoutApi) {
    this.#api = api;
  }

  /** Asks for the company's layouts; true when they are here. What was known stays when there is no answer. */
  async load(): Promise<boolean> {
    this.#set({ loading: true, problem: null });
    const answer = await this.#api.reportLayouts();
    if (isProblem(answer)) this.#set({ loading: false, problem: answer });
    else this.#set({ loading: false, layouts: answer.value.layouts });
    return !isProblem(answer);
  }

  /** Says where the answers of the sheet on screen are kept. */
  say(kept: Kept): void {
    this.#lessons += 1;
    this.#set({ kept });
  }

  /**
   * Teaches the company a layout, over what it knew when its layouts were last told; where it says the same already,
   * nothing is sent. Without anybody signed in the layout stays in the workbook.
   */
  async teach(layout: ReportLayout): Promise<void> {
    const { layouts } = this.state.get();
    if (layouts === null) return this.say({ kept: 'in-workbook' });
    const known = layouts.find(({ layoutId }) => layoutId === layout.layoutId);
    if (known !== undefined && isSameLayout(known, layout)) return this.say({ kept: 'for-company' });
    this.say({ kept: 'saving' });
    const mine = this.#lessons;
    const answer = await this.#api.learnReportLayout(layout, known?.version ?? 0);
    if (isProblem(answer)) {
      // What a colleague taught meanwhile is looked at before anything is taught over it.
      if (answer.problem === 'changed') await this.load();
      if (mine === this.#lessons) this.#set({ kept: { kept: 'not-for-company', layout, problem: answer } });
      return;
    }
    this.#set({ layouts: [answer.value, ...layouts.filter(({ layoutId }) => layoutId !== layout.layoutId)] });
    if (mine === this.#lessons) this.#set({ kept: { kept: 'for-company' } });
  }

  /** Has the company forget a layout, for all clerks; true when it is gone. */
  async remove(layoutId: string): Promise<boolean> {
    if (this.state.get().removing !== null) return false;
    this.#set({ removing: layoutId, problem: null });
    const answer = await this.#api.removeReportLayout(layoutId);
    this.state.set((state) => ({
      ...state,
      removing: null,
      problem: isProblem(answer) ? answer : null,
      layouts: isProblem(answer)
        ? state.layouts
        : (state.layouts?.filter((layout) => layout.layoutId !== layoutId) ?? null),
    }));
    return !isProblem(answer);
  }

  /** Forgets what the server told, when the clerk signs out. */
  forget(): void {
    this.#lessons += 1;
    this.state.set(({ kept }) => ({ ...FIRST, kept: kept.kept === 'nowhere' ? kept : { kept: 'in-workbook' } }));
  }

  #set(change: Partial<LayoutState>): void {
    this.state.set((state) => ({ ...state, ...change }));
  }
}
