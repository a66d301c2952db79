// Days on which nothing should go out: weekdays, and holidays of a region.
import { Button } from '@fluentui/react-components';
import { parseDay } from '../../core/calendar.ts';
import { weekdayName } from '../settings-words.ts';
import { ChecksInput, FaultLine, LineInput, useSetting } from './settings-form.tsx';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Quiet days and holidays. */
export function DaysFields() {
  const { value, change, label, hint, faultAt, t, words } = useSetting('quietDays');
  return (
    <>
      <ChecksInput
        legend={label}
        hint={hint}
        said={faultAt()}
        value={value.filter((day) => typeof day === 'number')}
        choices={WEEKDAYS.map((day) => [day as number, weekdayName(day, { words, t })])}
        change={change}
      />
      <Holidays />
    </>
  );
}

function Holidays() {
  const { value, change, label, hint, faultAt, t, words } = useSetting('holidays');
  const replace = (at: number, next: Partial<(typeof value)[number]>) =>
    change(value.map((each, i) => (i === at ? { ...each, ...next } : each)));
  const shown = (day: string) => {
    const known = parseDay(day);
    return known === null ? day : words.day(known);
  };
  return (
    <fieldset className="settings-group">
      <legend>{label}</legend>
      <p className="caption">{hint}</p>
      {value.map(({ day, name, region }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place, and keep nothing outside the value.
        <div key={i} className="settings-line">
          <LineInput
            type="date"
            label={t.edit.day}
            said={faultAt(`${i}.day`)}
            value={day}
            change={(typed) => replace(i, { day: typed })}
          />
          <LineInput
            label={t.edit.name}
            said={faultAt(`${i}.name`)}
            value={name}
            change={(typed) => replace(i, { name: typed })}
          />
          <LineInput
            label={t.edit.region}
            said={faultAt(`${i}.region`)}
            value={region ?? ''}
            change={(typed) => replace(i, { region: typed === '' ? null : typed.toUpperCase() })}
          />
          <Button
            aria-label={t.edit.removeOf(t.edit.holiday(shown(day)))}
            onClick={() => change(value.filter((_, at) => at !== i))}
          >
            {t.edit.remove}
          </Button>
          <FaultLine said={faultAt(String(i))} />
        </div>
      ))}
      <Button onClick={() => change([...value, { day: '', name: '', region: null }])}>{t.edit.addHoliday}</Button>
      <FaultLine said={faultAt()} />
    </fieldset>
  );
}
