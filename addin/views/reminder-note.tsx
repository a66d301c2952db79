// One's own words to one customer, beside the reminder they go with: typed freely, shown in the mail on request, and never
// lost when they are refused.
import { Button, Field, Textarea } from '@fluentui/react-components';
import { type FormEvent, useId, useState } from 'react';
import { NOTE_AT_MOST, type ReminderRequest } from '../../core/reminder.ts';
import { isOtherNote, refusalOfNote } from '../../core/reminder-note.ts';
import { useStore } from '../store.ts';
import { usePane } from './pane-context.tsx';

interface ReminderNoteProps {
  readonly accountId: string;
  readonly customerName: string;
  /** What the preview was asked for, with the note it shows. */
  readonly request: ReminderRequest;
}

/** True while something is typed that the preview does not show. */
export function useIsNoteOpen(accountId: string, request: ReminderRequest): boolean {
  const { pane } = usePane();
  useStore(pane.notes.typed.all);
  return isOtherNote(request, pane.notes.typed.of(accountId));
}

/** Folded away until it is asked for; what was typed is unfolded. */
export function ReminderNote(props: ReminderNoteProps) {
  const { pane, words } = usePane();
  const t = words.t.reminder.note;
  const hasNote = pane.notes.typed.of(props.accountId).trim() !== '';
  const [isOpen, setOpen] = useState(useIsNoteOpen(props.accountId, props.request));
  const fieldId = useId();
  return (
    <>
      <Button
        size="small"
        aria-label={hasNote ? t.editOf(props.customerName) : t.addOf(props.customerName)}
        aria-expanded={isOpen}
        aria-controls={fieldId}
        onClick={() => setOpen(!isOpen)}
      >
        {hasNote ? t.edit : t.add}
      </Button>
      <div id={fieldId} hidden={!isOpen}>
        {isOpen && <NoteForm {...props} />}
      </div>
    </>
  );
}

function NoteForm({ accountId, request }: ReminderNoteProps) {
  const { pane, words } = usePane();
  const t = words.t.reminder.note;
  const isOther = useIsNoteOpen(accountId, request);
  const note = pane.notes.typed.of(accountId);
  const [wasAsked, setAsked] = useState(false);
  const refusal = isOther ? refusalOfNote({ ...request, note }) : null;
  const fault = wasAsked && refusal ? words.sentence(refusal.because) : null;
  const use = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isOther && refusal === null) void pane.showNote(accountId);
  };
  return (
    <form noValidate onSubmit={use}>
      <Field
        label={t.label}
        hint={`${t.hint} ${t.room(NOTE_AT_MOST - note.length)}`}
        {...(fault === null ? {} : { validationState: 'error' as const, validationMessage: fault })}
      >
        <Textarea
          value={note}
          maxLength={NOTE_AT_MOST}
          resize="vertical"
          onChange={(_, { value }) => pane.notes.type(accountId, value)}
        />
      </Field>
      <Button type="submit" size="small" disabledFocusable={!isOther}>
        {note.trim() === '' ? t.leaveOut : t.use}
      </Button>
    </form>
  );
}
