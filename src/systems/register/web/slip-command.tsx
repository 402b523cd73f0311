import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { REPLACE_REASONS, type ReplaceReason } from '../slips/replace-reasons.ts';
import { SLIP_HOLDERS, type SlipHolder } from '../slips/slip-holders.ts';

/** Issues a slip with which its holder checks the public log, and opens it as a PDF once it was recorded. */
export function SlipCommand({ personNo, zone }: { personNo: number; zone: string }) {
  const { t } = useTranslation('register');
  const [issued, setIssued] = useState(false);
  return (
    <>
      <FormDialog<{ personNo: number; to: SlipHolder }>
        command="register/issue-slip"
        label={t('slip.issue')}
        explain={t('slip.explain')}
        zone={zone}
        fields={[
          {
            key: 'to',
            label: t('slip.to'),
            kind: 'select',
            required: true,
            options: SLIP_HOLDERS.map((value) => ({ value, label: t(`slip.holders.${value}`) })),
          },
        ]}
        build={({ to }) => ({ personNo, to: SLIP_HOLDERS.find((holder) => holder === to) ?? 'person' })}
        onDone={() => setIssued(true)}
        grave
      />
      {issued && (
        <Group gap="xs" role="status">
          <Button
            component="a"
            size="md"
            href={`/api/register/slip?personNo=${personNo}`}
            target="_blank"
            rel="noreferrer"
          >
            {t('slip.open')}
          </Button>
          <Text size="sm">{t('slip.hour')}</Text>
        </Group>
      )}
    </>
  );
}

/** Replaces all slips of a record that were issued until now; who is to follow it further is issued a new one. */
export function ReplaceSlips({ personNo, zone }: { personNo: number; zone: string }) {
  const { t } = useTranslation('register');
  const [replaced, setReplaced] = useState(false);
  return (
    <>
      <FormDialog<{ personNo: number; reason: ReplaceReason }>
        command="register/replace-slips"
        label={t('slip.replace')}
        explain={t('slip.replaceExplain')}
        zone={zone}
        fields={[
          {
            key: 'reason',
            label: t('slip.why'),
            kind: 'select',
            required: true,
            options: REPLACE_REASONS.map((value) => ({ value, label: t(`slip.reasons.${value}`) })),
          },
        ]}
        build={({ reason }) => ({ personNo, reason: REPLACE_REASONS.find((one) => one === reason) ?? 'wished' })}
        onDone={() => setReplaced(true)}
        grave
      />
      {replaced && (
        <Text size="sm" role="status">
          {t('slip.replaced')}
        </Text>
      )}
    </>
  );
}
