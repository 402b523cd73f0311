import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { languageOptions } from '../../../app/format/language-options.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { FormField } from '../../../app/kit/form-fields.ts';
import type { AppealFearInput, DecideAppealInput, DecideFearInput, FearView, WaiveAppealInput } from '../views.ts';

/** What this officer may do about a fear: decide it, record the person's appeal or waiver, decide the appeal. */
export function FearCommands({ fear, appealDays, zone }: { fear: FearView; appealDays: number; zone: string }) {
  const { t } = useTranslation('safeguards');
  const { fearId } = fear;
  const may = (name: string) => fear.abilities.includes(`safeguards/${name}`);
  const danger: FormField = {
    key: 'danger',
    label: t('fear.question'),
    kind: 'select',
    required: true,
    options: [
      { value: 'yes', label: t('fear.dangerFound') },
      { value: 'no', label: t('fear.noDangerFound') },
    ],
  };
  const reasons: FormField = {
    key: 'reasons',
    label: t('fear.reasons'),
    kind: 'long',
    required: true,
    shortest: 20,
  };
  if (fear.abilities.length === 0) return null;
  return (
    <Group>
      {may('decide-fear') && (
        <FormDialog<DecideFearInput>
          command="safeguards/decide-fear"
          label={t('fear.decide')}
          explain={t('fear.decideExplain', { count: appealDays })}
          zone={zone}
          fields={[
            danger,
            reasons,
            { key: 'finalFromAt', label: t('fear.finalFromAt'), kind: 'instant', required: false },
          ]}
          build={(values) => ({
            fearId,
            danger: values.danger === 'yes',
            reasons: values.reasons ?? '',
            ...(values.finalFromAt ? { finalFromAt: Number(values.finalFromAt) } : {}),
          })}
        />
      )}
      {may('appeal-fear') && (
        <FormDialog<AppealFearInput>
          command="safeguards/appeal-fear"
          label={t('fear.appeal')}
          explain={t('fear.appealExplain')}
          zone={zone}
          fields={[{ key: 'grounds', label: t('fear.grounds'), kind: 'long', required: true }]}
          build={(values) => ({ fearId, grounds: values.grounds ?? '' })}
        />
      )}
      {may('waive-appeal') && (
        <FormDialog<WaiveAppealInput>
          command="safeguards/waive-appeal"
          label={t('fear.waive')}
          explain={t('fear.waiveExplain')}
          zone={zone}
          fields={[
            {
              key: 'language',
              label: t('notice.language'),
              kind: 'select',
              required: true,
              options: languageOptions(),
            },
            { key: 'statement', label: t('fear.statement'), kind: 'long', required: true },
          ]}
          build={(values) => ({ fearId, language: values.language ?? '', statement: values.statement ?? '' })}
        />
      )}
      {may('decide-appeal') && (
        <FormDialog<DecideAppealInput>
          command="safeguards/decide-appeal"
          label={t('fear.decideAppeal')}
          explain={t('fear.decideAppealExplain')}
          zone={zone}
          fields={[danger, reasons]}
          build={(values) => ({ fearId, danger: values.danger === 'yes', reasons: values.reasons ?? '' })}
        />
      )}
    </Group>
  );
}
