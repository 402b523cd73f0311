import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { FormField } from '../../../app/kit/form-fields.ts';
import {
  HOUSEHOLD_ROLES,
  LEAVING_KINDS,
  MOVEMENT_BASES,
  SEPARATION_GROUNDS,
  takesResidents,
} from '../residents/residents.ts';
import type { HouseholdAnswer } from '../residents/views.ts';
import { BASIS_WORDS, GROUND_WORDS, HOUSEHOLD_ROLE_WORDS, LEAVING_WORDS } from '../residents/words.ts';
import { DetainResident } from './detain-resident.tsx';
import { PersonField } from './person-field.tsx';
import { RecordResidentFound } from './record-resident-found.tsx';
import { splitSection, useSectionOptions } from './use-section-options.ts';

/** What can be recorded of a household and its members: who joins and leaves, where it lives, who may be apart, on what a movement rests, and who is detained. */
export function HouseholdCommands({
  answer: { abilities, site },
  personNo,
  zone,
}: {
  answer: HouseholdAnswer;
  personNo: number;
  zone: string;
}) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const may = (command: string) => abilities.includes(`register/${command}`);
  const here = directory.sites.find(({ code }) => code === site)?.sections ?? [];
  const prisons = useSectionOptions();
  const when: FormField = { key: 'occurredAt', label: t('file.occurredAt'), kind: 'instant', required: false };
  const at = (value: string | undefined) => (value ? { occurredAt: Number(value) } : {});
  const until: FormField = { key: 'expiresAt', label: t('household.endsAt'), kind: 'instant', required: true };
  return (
    <Group gap="xs" className="amana-no-print">
      {may('join-household') && (
        <FormDialog<object>
          command="register/join-household"
          label={t('household.join')}
          explain={t('household.joinExplain')}
          zone={zone}
          fields={[
            {
              key: 'withPersonNo',
              label: t('household.of'),
              kind: 'own',
              required: false,
              draw: (value, onChange) => (
                <PersonField
                  label={t('household.of')}
                  except={personNo}
                  status="resident"
                  required={false}
                  value={value}
                  onChange={onChange}
                />
              ),
            },
            {
              key: 'role',
              label: t('household.role'),
              kind: 'select',
              required: true,
              options: HOUSEHOLD_ROLES.map((value) => ({ value, label: pickText(HOUSEHOLD_ROLE_WORDS[value]) })),
            },
            { key: 'source', label: t('identity.source'), kind: 'text', required: true, shortest: 3 },
            { key: 'reason', label: t('release.reason'), kind: 'text', required: true, shortest: 3 },
          ]}
          build={({ withPersonNo = '', role = '', source = '', reason = '' }) => ({
            personNo,
            ...(withPersonNo === '' ? {} : { withPersonNo: Number(withPersonNo) }),
            role,
            source,
            reason,
          })}
        />
      )}
      {may('correct-household-role') && (
        <FormDialog<object>
          command="register/correct-household-role"
          label={t('household.correctRole')}
          explain={t('household.correctRoleExplain')}
          zone={zone}
          fields={[
            {
              key: 'role',
              label: t('household.role'),
              kind: 'select',
              required: true,
              options: HOUSEHOLD_ROLES.map((value) => ({ value, label: pickText(HOUSEHOLD_ROLE_WORDS[value]) })),
            },
            { key: 'reason', label: t('release.reason'), kind: 'text', required: true, shortest: 3 },
          ]}
          build={({ role = '', reason = '' }) => ({ personNo, role, reason })}
        />
      )}
      {may('move-household') && (
        <FormDialog<object>
          command="register/move-household"
          label={t('household.move')}
          explain={t('household.moveExplain')}
          zone={zone}
          fields={[
            {
              key: 'section',
              label: t('household.section'),
              kind: 'select',
              required: true,
              options: here.map(({ section }) => ({ value: section, label: directory.sectionName(site, section) })),
            },
            { key: 'reason', label: t('release.reason'), kind: 'text', required: true, shortest: 3 },
          ]}
          build={({ section = '', reason = '' }) => ({ personNo, section, reason })}
        />
      )}
      {may('record-movement-basis') && (
        <FormDialog<object>
          command="register/record-movement-basis"
          label={t('household.recordBasis')}
          explain={t('household.basisExplain')}
          zone={zone}
          fields={[
            {
              key: 'toSite',
              label: t('household.toSite'),
              kind: 'select',
              required: true,
              options: directory.sites
                .filter(({ kind }) => takesResidents(kind))
                .map(({ code }) => ({ value: code, label: directory.siteName(code) })),
            },
            {
              key: 'basis',
              label: t('household.basis'),
              kind: 'select',
              required: true,
              options: MOVEMENT_BASES.map((value) => ({ value, label: pickText(BASIS_WORDS[value]) })),
            },
            { key: 'account', label: t('household.account'), kind: 'long', required: true, shortest: 3 },
            { key: 'documentSha256', label: t('orders.document'), kind: 'document', required: false },
            until,
          ]}
          build={({ toSite = '', basis = '', account = '', documentSha256 = '', expiresAt }) => ({
            persons: [personNo],
            toSite,
            basis,
            account,
            ...(documentSha256 === '' ? {} : { documentSha256 }),
            expiresAt: Number(expiresAt),
          })}
        />
      )}
      {may('propose-separation') && (
        <FormDialog<object>
          command="register/propose-separation"
          label={t('household.proposeApart')}
          explain={t('household.apartExplain')}
          zone={zone}
          fields={[
            {
              key: 'ground',
              label: t('household.ground'),
              kind: 'select',
              required: true,
              options: SEPARATION_GROUNDS.map((value) => ({ value, label: pickText(GROUND_WORDS[value]) })),
            },
            { key: 'reasons', label: t('household.reasons'), kind: 'long', required: true, shortest: 20 },
            until,
          ]}
          build={({ ground = '', reasons = '', expiresAt }) => ({
            personNo,
            ground,
            reasons,
            expiresAt: Number(expiresAt),
          })}
        />
      )}
      {may('record-found-apart') && (
        <FormDialog<object>
          command="register/record-found-apart"
          label={t('household.recordApart')}
          explain={t('household.recordApartExplain')}
          zone={zone}
          grave
          fields={[
            { key: 'circumstances', label: t('file.circumstances'), kind: 'long', required: true, shortest: 3 },
            when,
          ]}
          build={({ circumstances = '', occurredAt }) => ({ personNo, circumstances, ...at(occurredAt) })}
        />
      )}
      {may('leave-household') && (
        <FormDialog<object>
          command="register/leave-household"
          label={t('household.leave')}
          explain={t('household.leaveExplain')}
          zone={zone}
          fields={[
            {
              key: 'kind',
              label: t('household.why'),
              kind: 'select',
              required: true,
              options: LEAVING_KINDS.map((value) => ({ value, label: pickText(LEAVING_WORDS[value]) })),
            },
            { key: 'account', label: t('household.account'), kind: 'long', required: true, shortest: 3 },
          ]}
          build={({ kind = '', account = '' }) => ({ personNo, kind, account })}
        />
      )}
      {may('record-resident-found') && <RecordResidentFound personNo={personNo} zone={zone} detained={false} />}
      {may('record-departure') && (
        <FormDialog<object>
          command="register/record-departure"
          label={t('household.depart')}
          explain={t('household.departExplain')}
          zone={zone}
          fields={[
            { key: 'destination', label: t('household.whereTo'), kind: 'text', required: true, shortest: 3 },
            { key: 'account', label: t('household.account'), kind: 'long', required: true, shortest: 3 },
            when,
          ]}
          build={({ destination = '', account = '', occurredAt }) => ({
            personNo,
            destination,
            account,
            ...at(occurredAt),
          })}
        />
      )}
      {may('detain-resident') && <DetainResident personNo={personNo} zone={zone} sections={prisons} />}
      {may('record-resident-detained') && (
        <FormDialog<object>
          command="register/record-resident-detained"
          label={t('household.foundDetained')}
          explain={t('household.foundDetainedExplain')}
          zone={zone}
          grave
          fields={[
            { key: 'section', label: t('people.place'), kind: 'select', required: true, options: prisons },
            { key: 'fromAt', label: t('enter.fromAt'), kind: 'instant', required: true },
          ]}
          build={({ section = '', fromAt }) => ({ personNo, ...splitSection(section), fromAt: Number(fromAt) })}
        />
      )}
    </Group>
  );
}
