// The texts of reminders: for each level and language Duebook's words or the company's own, looked through while they are
// written.
import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import {
  LETTER_LANGUAGES,
  LETTER_LEVELS,
  LETTER_TOKENS,
  type LetterLanguage,
  type LetterLevel,
  letterTextOf,
  levelTexts,
  type OwnLetterText,
} from '../../core/letter-wording.ts';
import { readText } from '../settings-text-check.ts';
import type { Typed } from '../settings-typed.ts';
import { partsOfText } from '../settings-words.ts';
import { Fold } from './fold.tsx';
import { ChoiceInput, LinesInput, type Said, TextInput, useSetting, useSettings } from './settings-form.tsx';
import { TextTrial } from './settings-text-trial.tsx';

type TypedText = Typed<OwnLetterText>;

/** One text at a time, chosen by level and language. */
export function TextsFields() {
  const { state, words } = useSettings();
  const { t, isReadOnly } = useSetting('ownTexts');
  const own = LETTER_LANGUAGES.find((language) => language === state.view?.settings.locale.split('-')[0]) ?? 'en';
  const [language, setLanguage] = useState<LetterLanguage>(own);
  const [level, setLevel] = useState<LetterLevel>(1);
  const levels = LETTER_LEVELS.map((each) => [String(each), t.ladder.level(each)] as const);
  return (
    <>
      <div>
        <ChoiceInput
          label={t.texts.level}
          value={String(level)}
          choices={levels}
          change={(chosen) => setLevel(LETTER_LEVELS.find((each) => String(each) === chosen) ?? 1)}
        />
        <ChoiceInput
          label={t.texts.language}
          value={language}
          choices={LETTER_LANGUAGES.map((each) => [each, words.languageName(each)])}
          change={setLanguage}
        />
      </div>
      {isReadOnly ? (
        <ReadOnlyText language={language} level={level} />
      ) : (
        <TextEditor key={`${language} ${level}`} language={language} level={level} />
      )}
    </>
  );
}

interface Which {
  readonly language: LetterLanguage;
  readonly level: LetterLevel;
}

const isOf =
  ({ language, level }: Which) =>
  (text: Pick<TypedText, 'language' | 'level'>): boolean =>
    text.language === language && text.level === level;

function ReadOnlyText({ language, level }: Which) {
  const { state, words, t } = useSettings();
  const text = state.view?.settings.ownTexts.find(isOf({ language, level })) ?? letterTextOf(language, level);
  return (
    <dl className="settings-values" lang={language}>
      {partsOfText(text, { words, t }).map((part) => (
        <div key={part.place}>
          <dt lang={t.language}>{part.place}</dt>
          <dd className="note">{part.words}</dd>
        </div>
      ))}
    </dl>
  );
}

function TextEditor(which: Which) {
  const { value, change, faultAt, t } = useSetting('ownTexts');
  const { language, level } = which;
  const at = value.findIndex(isOf(which));
  const kept = value[at];
  const text: TypedText = kept ?? letterTextOf(language, level);
  const edit = (next: Partial<TypedText>) => {
    const edited = { ...text, ...next };
    change(kept ? value.map((each, i) => (i === at ? edited : each)) : [...value, edited]);
  };
  return (
    <>
      <p>{kept ? t.texts.ownWords : t.texts.usualWords}</p>
      {kept && (
        <Button size="small" className="use-usual" onClick={() => change(value.filter((_, i) => i !== at))}>
          {t.texts.useUsual}
        </Button>
      )}
      <TextParts text={text} edit={edit} faultAt={(place) => faultAt(`${at}.${place}`)} />
      <p className="caption">{t.texts.fixed}</p>
      <Tokens level={level} />
      <TextTrial text={readText(text)} />
    </>
  );
}

interface TextPartsProps {
  readonly text: TypedText;
  readonly edit: (next: Partial<TypedText>) => void;
  readonly faultAt: (place: string) => Said;
}

function TextParts({ text, edit, faultAt }: TextPartsProps) {
  const { t } = useSettings();
  const { language: lang, subject, greeting } = text;
  const label = (place: string) => ({ label: t.texts.places[place] ?? place, said: faultAt(place), lang });
  return (
    <>
      <TextInput
        {...label('subject.one')}
        hint={t.texts.optional}
        rows={2}
        value={subject.one ?? ''}
        change={(one) => edit({ subject: { ...subject, one: one === '' ? undefined : one } })}
      />
      <TextInput
        {...label('subject.other')}
        rows={2}
        value={subject.other}
        change={(other) => edit({ subject: { ...subject, other } })}
      />
      <TextInput
        {...label('greeting.named')}
        rows={1}
        value={greeting.named}
        change={(named) => edit({ greeting: { ...greeting, named } })}
      />
      <TextInput
        {...label('greeting.unnamed')}
        rows={1}
        value={greeting.unnamed}
        change={(unnamed) => edit({ greeting: { ...greeting, unnamed } })}
      />
      <LinesInput
        {...label('opening')}
        hint={t.texts.paragraphs}
        rows={5}
        value={text.opening}
        change={(opening) => edit({ opening })}
      />
      <LinesInput
        {...label('openingOfSeveral')}
        hint={t.texts.optional}
        rows={5}
        value={text.openingOfSeveral ?? []}
        change={(openingOfSeveral) => edit({ openingOfSeveral })}
      />
      <LinesInput
        {...label('afterTable')}
        hint={t.texts.paragraphs}
        rows={5}
        value={text.afterTable}
        change={(afterTable) => edit({ afterTable })}
      />
    </>
  );
}

/** What can stand in a text, and what this level must say. */
function Tokens({ level }: { readonly level: LetterLevel }) {
  const { t } = useSettings();
  return (
    <Fold heading={t.texts.tokensHeading}>
      <ul className="plain-list">
        {LETTER_TOKENS.map((token) => (
          <li key={token}>
            <code>{`{${token}}`}</code> <span className="caption">{t.texts.tokens[token]}</span>
            {levelTexts(level).mustSay.includes(token) && <span className="badge">{t.texts.required}</span>}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
