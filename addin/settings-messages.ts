// The words of the company's settings, one catalogue a language. They are many and seldom needed, so they are loaded with
// the screens that show them.
import { englishSettings } from './messages/english-settings.ts';

export type SettingsMessages = typeof englishSettings;

const CATALOGUES: readonly SettingsMessages[] = [englishSettings];

/** The settings' catalogue in the language of the pane's; English when there is none. */
export const settingsMessagesFor = (language: string): SettingsMessages =>
  CATALOGUES.find((catalogue) => catalogue.language === language) ?? englishSettings;
