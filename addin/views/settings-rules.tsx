// Contact rules: packs and single rules with what each asks for and where it was read, who may override, and what customers
// usually are where neither sheet nor account says.
import type { ContactRule, ContactRulePack } from '../../core/contact-rules/rule.ts';
import { ruleSentence } from '../../core/contact-rules/rule-sentence.ts';
import { CONTACT_RULE_PACKS } from '../../core/contact-rules.ts';
import { countryName } from '../settings-words.ts';
import { Fold } from './fold.tsx';
import { InWords } from './settings-change.tsx';
import { TimeZoneInput } from './settings-company.tsx';
import { ChoiceInput, FaultLine, LineInput, OnOff, useSetting } from './settings-form.tsx';

/** Contact rules and the usual facts about customers. */
export function RulesFields() {
  const { isReadOnly, faultAt, t } = useSetting('rulePacks');
  return (
    <>
      <p className="caption">{t.edit.rules.advice}</p>
      <FaultLine said={faultAt()} />
      {CONTACT_RULE_PACKS.map((pack) => (
        <Pack key={pack.id} pack={pack} />
      ))}
      {isReadOnly ? <InWords fields={USUAL} /> : <UsualFacts />}
    </>
  );
}

const USUAL = ['overrideRole', 'collectorType', 'usualCustomerType', 'usualCountry', 'usualTimeZone'] as const;

function Pack({ pack }: { readonly pack: ContactRulePack }) {
  const packs = useSetting('rulePacks');
  const off = useSetting('rulesOff');
  const { t } = packs;
  const isOn = packs.value.includes(pack.id);
  const on = pack.rules.filter(({ id }) => !off.value.includes(id)).length;
  const toggle = (checked: boolean) =>
    packs.change(
      CONTACT_RULE_PACKS.map(({ id }) => id).filter((id) => (id === pack.id ? checked : packs.value.includes(id))),
    );
  return (
    <section className="rule-pack">
      <OnOff label={pack.name} isOn={isOn} change={packs.isReadOnly ? null : toggle} />
      <p className="caption">{isOn ? t.edit.rules.on(on, pack.rules.length) : t.edit.rules.on(0, pack.rules.length)}</p>
      <Fold heading={t.edit.rules.show(pack.name)}>
        <ul className="plain-list">
          {pack.rules.map((rule) => (
            <Rule key={rule.id} rule={rule} isPackOn={isOn} />
          ))}
        </ul>
      </Fold>
    </section>
  );
}

/** Switching a rule off is kept when its pack is off for a while. */
function Rule({ rule, isPackOn }: { readonly rule: ContactRule; readonly isPackOn: boolean }) {
  const { value, change, isReadOnly, t } = useSetting('rulesOff');
  const place = rule.subdivision ?? (rule.jurisdiction === '*' ? t.values.everywhere : rule.jurisdiction);
  const sources = [...rule.citation, ...(rule.verified === false ? [t.edit.rules.notVerified] : [])];
  const toggle = (isOn: boolean) =>
    change(isOn ? value.filter((id) => id !== rule.id) : [...value, rule.id].toSorted());
  return (
    <li>
      <OnOff
        label={ruleSentence(rule)}
        isOn={isPackOn && !value.includes(rule.id)}
        change={isReadOnly || !isPackOn ? null : toggle}
      />
      <p className="caption breakable">{`${t.edit.rules.effects[rule.effect]} · ${place} · ${rule.id}`}</p>
      {sources.length > 0 && <p className="caption breakable">{sources.join('; ')}</p>}
    </li>
  );
}

function UsualFacts() {
  const role = useSetting('overrideRole');
  const collector = useSetting('collectorType');
  const type = useSetting('usualCustomerType');
  const country = useSetting('usualCountry');
  const { t, words } = role;
  const types = Object.entries(t.values.customerTypes) as [NonNullable<typeof type.value>, string][];
  const named = country.value === null ? '' : countryName(country.value, { t, words });
  return (
    <>
      <ChoiceInput
        label={role.label}
        hint={role.hint}
        value={role.value}
        choices={Object.entries(t.values.overrideRoles) as [typeof role.value, string][]}
        change={role.change}
      />
      <ChoiceInput
        label={collector.label}
        value={collector.value}
        choices={Object.entries(t.values.collectorTypes) as [typeof collector.value, string][]}
        change={collector.change}
      />
      <ChoiceInput
        label={type.label}
        hint={type.hint}
        value={type.value ?? ''}
        choices={[['', t.edit.notChosen], ...types]}
        change={(chosen) => type.change(chosen === '' ? null : chosen)}
      />
      <LineInput
        label={country.label}
        hint={named.includes(':') ? named : country.hint}
        said={country.faultAt()}
        value={country.value ?? ''}
        change={(typed) => country.change(typed === '' ? null : typed.toUpperCase())}
      />
      <TimeZoneInput field="usualTimeZone" />
    </>
  );
}
