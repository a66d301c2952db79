// Which columns were recognised, what they hold, by what evidence; and choosing another column for any of them.
import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { BucketColumn, ColumnRole, RecognisedColumn } from '../../core/sheet.ts';
import { columnTopic, ROLES } from '../answers.ts';
import type { Words } from '../messages.ts';
import { type Sample, samplesOf } from '../sheet-columns.ts';
import type { ReadSheet } from '../sheet-state.ts';
import { AnswerInput } from './answer-input.tsx';
import { ColumnPicker } from './column-picker.tsx';
import { Fold } from './fold.tsx';
import { usePane } from './pane-context.tsx';
import { useAnswer } from './questions.tsx';
import { useOpening } from './use-opening.ts';

/** Every recognised column with its heading, two values and why it was taken for that. */
export function Columns({ sheet }: { readonly sheet: ReadSheet }) {
  const { words } = usePane();
  const { reading } = sheet;
  const t = words.t.sheet;
  const missing = ROLES.filter((role) => !reading.columns.some((column) => column.role === role));
  return (
    <Fold heading={t.columnsHeading(reading.columns.length + reading.buckets.length)}>
      <ul className="plain-list">
        {reading.columns.map((column) => (
          <ColumnLine key={`${column.role} ${column.column}`} column={column} sheet={sheet} />
        ))}
        {reading.buckets.map((bucket) => (
          <BucketLine key={bucket.column} bucket={bucket} />
        ))}
      </ul>
      {missing.length > 0 && <MissingColumns roles={missing} />}
    </Fold>
  );
}

function ColumnLine({ column, sheet }: { readonly column: RecognisedColumn; readonly sheet: ReadSheet }) {
  const { words } = usePane();
  const { isOpen, open, close, opener } = useOpening();
  const give = useAnswer();
  const t = words.t.sheet;
  const { role, heading, because } = column;
  const samples = samplesOf(sheet.cells, sheet.reading, column.index).map((sample) =>
    wordsOfSample(sample, role, words),
  );
  return (
    <li>
      <div className="column-line">
        <span>
          <strong>{t.columns[role]}</strong>
          <span className="aside">{t.column(column.column)}</span>
        </span>
        <Button
          size="small"
          id={opener}
          aria-expanded={isOpen}
          aria-label={t.changeColumn(t.columns[role])}
          onClick={isOpen ? close : open}
        >
          {t.change}
        </Button>
      </div>
      <span className="line caption">{samples.length === 0 ? t.noSamples : t.samples(samples)}</span>
      <span className="line caption">
        {heading === '' ? words.sentence(because) : `“${heading}”. ${words.sentence(because)}`}
      </span>
      {isOpen && (
        <ColumnPicker
          columnRole={role}
          chosen={column.column}
          answer={(letter) => {
            close();
            void give({ [columnTopic(role)]: letter });
          }}
        />
      )}
    </li>
  );
}

const OF_MONEY: readonly ColumnRole[] = ['amount', 'outstanding'];

function wordsOfSample(sample: Sample, role: ColumnRole, words: Words): string {
  if ('day' in sample) return words.day(sample.day);
  if ('number' in sample)
    return OF_MONEY.includes(role) ? words.bareAmount(sample.number) : words.number(sample.number);
  return sample.text;
}

const BUCKET_VALUES = ['pastDue', 'notDue'] as const;

function BucketLine({ bucket: { column, label, pastDue } }: { readonly bucket: BucketColumn }) {
  const { words } = usePane();
  const { isOpen, open, close, opener } = useOpening();
  const give = useAnswer();
  const t = words.t.sheet;
  const topic = `bucket.${column}`;
  const said = pastDue === null ? t.bucketPastDue.unknown : pastDue ? t.bucketPastDue.yes : t.bucketPastDue.no;
  return (
    <li>
      <div className="column-line">
        <span>
          <strong>{t.bucketNamed(label)}</strong>
          <span className="aside">{t.column(column)}</span>
        </span>
        <Button
          id={opener}
          size="small"
          aria-expanded={isOpen}
          aria-label={t.changeColumn(label)}
          onClick={isOpen ? close : open}
        >
          {t.change}
        </Button>
      </div>
      <span className="line caption">{said}</span>
      {isOpen && (
        <AnswerInput
          topic={topic}
          kind={{ kind: 'choice', values: BUCKET_VALUES }}
          value={pastDue === null ? '' : pastDue ? 'pastDue' : 'notDue'}
          answer={(value) => {
            close();
            void give({ [topic]: value });
          }}
        />
      )}
    </li>
  );
}

/** What no column was recognised for: the clerk may know one. */
function MissingColumns({ roles }: { readonly roles: readonly ColumnRole[] }) {
  const { words } = usePane();
  const [role, setRole] = useState<ColumnRole | null>(null);
  const give = useAnswer();
  const t = words.t.sheet;
  return (
    <div className="missing-columns">
      <Field label={t.chooseColumn}>
        <Select value={role ?? ''} onChange={(_, { value }) => setRole(roles.find((one) => one === value) ?? null)}>
          <option value="">{t.chooseFor}</option>
          {roles.map((one) => (
            <option key={one} value={one}>
              {t.columns[one]}
            </option>
          ))}
        </Select>
      </Field>
      {role !== null && (
        <ColumnPicker
          key={role}
          columnRole={role}
          chosen=""
          answer={(letter) => {
            setRole(null);
            void give({ [columnTopic(role)]: letter });
          }}
        />
      )}
    </div>
  );
}
