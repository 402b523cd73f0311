import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { countryOptions } from '../../../app/format/country-name.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { RecordFearInput } from '../../safeguards/views.ts';
import type { AddKeepApartInput } from '../../sites/views.ts';
import { useSectionLabel } from '../../sites/web/use-section-words.ts';
import { AddAdmissionAnswer } from '../../transfers/web/add-admission-answer.tsx';
import type {
  AddNameInput,
  ClaimNationalityInput,
  CorrectSexInput,
  MoveSectionInput,
  RecordAgeEvidenceInput,
  RecordDeathInput,
  RecordEscapeInput,
  RecordFoundInSectionInput,
  RecordUnaccountedInput,
} from '../command-views.ts';
import { takesResidents } from '../residents/residents.ts';
import type { AgeEvidenceKind, NameKind, PersonAnswer, Script } from '../views.ts';
import { BestInterestButton } from './best-interest-button.tsx';
import { CorrectDetention } from './correct-detention.tsx';
import { MarkCommands } from './mark-commands.tsx';
import { NumberCommands } from './number-commands.tsx';
import { PersonField } from './person-field.tsx';
import { RecordResidentFound } from './record-resident-found.tsx';
import { ReplaceSlips, SlipCommand } from './slip-command.tsx';
import { SupervisionCommands } from './supervision-commands.tsx';

const EVIDENCE: AgeEvidenceKind[] = ['document', 'registry', 'statement', 'school', 'medical'];
const SCRIPTS: Script[] = ['arabic', 'latin', 'sorani'];
const NAME_KINDS: NameKind[] = ['primary', 'alias', 'transliteration', 'alleged'];

/** What this officer may record on the person's file; the abilities come from the register. */
export function PersonCommands({ answer }: { answer: PersonAnswer }) {
  const { t } = useTranslation(['register', 'safeguards']);
  const directory = useDirectory();
  const { person, abilities } = answer;
  const { personNo } = person;
  const zone = directory.zoneOf(person.place.site);
  const may = (command: string) => abilities.includes(command);
  const occurredAt = { key: 'occurredAt', label: t('file.occurredAt'), kind: 'instant', required: false } as const;
  const circumstances = { key: 'circumstances', label: t('file.circumstances'), kind: 'long', required: true } as const;
  const source = { key: 'source', label: t('identity.source'), kind: 'text', required: true } as const;
  const sites = directory.sites.map(({ code }) => ({ value: code, label: directory.siteName(code) }));
  const place = { key: 'place', label: t('people.place'), kind: 'select', options: sites, required: true } as const;
  const when = (value: string | undefined) => (value ? { occurredAt: Number(value) } : {});
  const sectionLabel = useSectionLabel();
  const sections = directory.sites.find(({ code }) => code === person.place.site)?.sections ?? [];
  return (
    <Group gap="xs" className="amana-no-print">
      {may('register/add-name') && (
        <FormDialog<AddNameInput>
          command="register/add-name"
          label={t('file.addName')}
          zone={zone}
          fields={[
            { key: 'full', label: t('identity.name'), kind: 'text', required: true },
            {
              key: 'script',
              label: t('identity.script'),
              kind: 'select',
              required: true,
              options: SCRIPTS.map((value) => ({ value, label: t(`identity.scripts.${value}`) })),
            },
            {
              key: 'kind',
              label: t('identity.kind'),
              kind: 'select',
              required: true,
              options: NAME_KINDS.map((value) => ({ value, label: t(`identity.kinds.${value}`) })),
            },
            source,
          ]}
          build={(values) => ({
            personNo,
            name: {
              full: values.full ?? '',
              script: SCRIPTS.find((script) => script === values.script) ?? 'arabic',
              kind: NAME_KINDS.find((kind) => kind === values.kind) ?? 'alias',
              source: values.source ?? '',
            },
          })}
        />
      )}
      {may('register/claim-nationality') && (
        <FormDialog<ClaimNationalityInput>
          command="register/claim-nationality"
          label={t('file.claimNationality')}
          explain={t('file.claimExplain')}
          zone={zone}
          fields={[
            { key: 'code', label: t('file.country'), kind: 'select', required: true, options: countryOptions(t) },
            source,
          ]}
          build={(values) => ({ personNo, code: values.code ?? '', source: values.source ?? '' })}
        />
      )}
      <NumberCommands answer={answer} zone={zone} />
      <SupervisionCommands answer={answer} zone={zone} />
      <MarkCommands answer={answer} zone={zone} />
      {may('register/issue-slip') && <SlipCommand personNo={personNo} zone={zone} />}
      {may('register/replace-slips') && <ReplaceSlips personNo={personNo} zone={zone} />}
      {may('register/correct-detention') &&
        directory.sites.some(({ code, kind }) => code === person.place.site && takesResidents(kind)) && (
          <CorrectDetention of={{ persons: [personNo] }} zone={zone} />
        )}
      {may('register/correct-sex') && (
        <FormDialog<CorrectSexInput>
          command="register/correct-sex"
          label={t('file.correctSex')}
          explain={t('file.correctSexExplain')}
          zone={zone}
          fields={[
            source,
            { key: 'reason', label: t('file.correctSexReason'), kind: 'long', required: true, shortest: 3 },
          ]}
          build={(values) => ({
            personNo,
            sex: person.sex === 'male' ? 'female' : 'male',
            source: values.source ?? '',
            reason: values.reason ?? '',
          })}
          grave
        />
      )}
      {may('register/record-age-evidence') && (
        <FormDialog<RecordAgeEvidenceInput>
          command="register/record-age-evidence"
          label={t('file.ageEvidence')}
          explain={t('file.ageExplain')}
          zone={zone}
          fields={[
            {
              key: 'kind',
              label: t('file.evidenceKind'),
              kind: 'select',
              required: true,
              options: EVIDENCE.map((value) => ({ value, label: t(`identity.evidence.${value}`) })),
            },
            { key: 'birth', label: t('people.birth'), help: t('file.birthHelp'), kind: 'text', required: true },
            source,
            { key: 'document', label: t('orders.document'), kind: 'document', required: false },
          ]}
          build={(values) => ({
            personNo,
            kind: EVIDENCE.find((kind) => kind === values.kind) ?? 'statement',
            birth: values.birth ?? '',
            source: values.source ?? '',
            ...(values.document ? { documentSha256: values.document } : {}),
          })}
        />
      )}
      {may('register/move-section') && person.place.site && (
        <FormDialog<MoveSectionInput>
          command="register/move-section"
          label={t('file.moveSection')}
          zone={zone}
          fields={[
            {
              key: 'section',
              label: t('file.section'),
              kind: 'select',
              required: true,
              options: sections.map((section) => ({ value: section.section, label: sectionLabel(section) })),
            },
            { key: 'reason', label: t('file.reason'), kind: 'long', required: true, shortest: 3 },
          ]}
          build={(values) => ({
            personNo,
            site: person.place.site ?? '',
            section: values.section ?? '',
            reason: values.reason ?? '',
          })}
        />
      )}
      {may('register/move-section') && person.place.site && (
        <BestInterestButton answer={answer} zone={zone} sections={sections} />
      )}
      {may('register/record-found-in-section') && person.place.site && (
        <FormDialog<RecordFoundInSectionInput>
          command="register/record-found-in-section"
          label={t('file.foundInSection')}
          explain={t('file.foundExplain')}
          zone={zone}
          fields={[
            {
              key: 'section',
              label: t('file.section'),
              kind: 'select',
              required: true,
              options: sections.map((section) => ({ value: section.section, label: sectionLabel(section) })),
            },
            occurredAt,
          ]}
          build={(values) => ({
            personNo,
            site: person.place.site ?? '',
            section: values.section ?? '',
            ...when(values.occurredAt),
          })}
        />
      )}
      {may('sites/add-keep-apart') && (
        <FormDialog<AddKeepApartInput>
          command="sites/add-keep-apart"
          label={t('file.keepApart')}
          explain={t('file.keepApartExplain')}
          zone={zone}
          fields={[
            {
              key: 'other',
              label: t('file.otherPerson'),
              kind: 'own',
              required: true,
              draw: (value, onChange) => (
                <PersonField label={t('file.otherPerson')} except={personNo} value={value} onChange={onChange} />
              ),
            },
            { key: 'expiresAt', label: t('file.apartUntil'), kind: 'instant', required: true },
            { key: 'reason', label: t('file.reason'), kind: 'long', required: true, shortest: 3 },
          ]}
          build={(values) => ({
            personNo,
            otherPersonNo: Number(values.other),
            reason: values.reason ?? '',
            expiresAt: Number(values.expiresAt),
          })}
        />
      )}
      {may('transfers/add-admission-answer') && answer.unanswered.length > 0 && (
        <AddAdmissionAnswer personNo={personNo} unanswered={answer.unanswered} zone={zone} />
      )}
      {may('safeguards/record-fear') && (
        <FormDialog<RecordFearInput>
          command="safeguards/record-fear"
          label={t('safeguards:fear.record')}
          explain={t('safeguards:fear.recordExplain')}
          zone={zone}
          fields={[
            {
              key: 'country',
              label: t('safeguards:interview.country'),
              kind: 'select',
              required: true,
              options: countryOptions(t),
            },
            { key: 'account', label: t('safeguards:interview.account'), kind: 'long', required: true },
          ]}
          build={(values) => ({ personNo, country: values.country ?? '', account: values.account ?? '' })}
        />
      )}
      {may('register/record-resident-found') && <RecordResidentFound personNo={personNo} zone={zone} detained />}
      {may('register/record-unaccounted') && (
        <FormDialog<RecordUnaccountedInput>
          command="register/record-unaccounted"
          label={t('file.unaccounted')}
          explain={t('file.unaccountedExplain')}
          zone={zone}
          fields={[circumstances, occurredAt]}
          build={(values) => ({ personNo, circumstances: values.circumstances ?? '', ...when(values.occurredAt) })}
          grave
        />
      )}
      {may('register/record-escape') && (
        <FormDialog<RecordEscapeInput>
          command="register/record-escape"
          label={t('file.escape')}
          explain={t('file.escapeExplain')}
          zone={zone}
          fields={[circumstances, place, occurredAt]}
          build={(values) => ({
            personNo,
            circumstances: values.circumstances ?? '',
            place: values.place ?? '',
            ...when(values.occurredAt),
          })}
          grave
        />
      )}
      {may('register/record-death') && (
        <FormDialog<RecordDeathInput>
          command="register/record-death"
          label={t('file.death')}
          explain={t('file.deathExplain')}
          zone={zone}
          fields={[
            { key: 'cause', label: t('file.cause'), help: t('file.causeHelp'), kind: 'text', required: false },
            circumstances,
            { key: 'remains', label: t('file.remains'), kind: 'text', required: true },
            { key: 'referral', label: t('file.referral'), help: t('file.referralHelp'), kind: 'text', required: true },
            place,
            occurredAt,
          ]}
          build={(values) => ({
            personNo,
            cause: values.cause || 'pending',
            circumstances: values.circumstances ?? '',
            remains: values.remains ?? '',
            referral: values.referral ?? '',
            place: values.place ?? '',
            ...(person.manifestNo === null ? {} : { manifestNo: person.manifestNo }),
            ...when(values.occurredAt),
          })}
          grave
        />
      )}
    </Group>
  );
}
