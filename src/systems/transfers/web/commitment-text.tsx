import { Anchor, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { CommandButton } from '../../../app/kit/command-button.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { CommitmentView, SignCommitmentInput, WithdrawCommitmentInput } from '../commitments/views.ts';

/** One commitment: its state, sites, time, conditions, document and officers; with what may be done to it where `acts`. */
export function CommitmentText({
  commitment,
  zone,
  acts = false,
}: {
  commitment: CommitmentView;
  zone: string;
  acts?: boolean;
}) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  return (
    <>
      <Text size="sm">
        <b>{t(`commitment.states.${commitment.state}`)}</b> ·{' '}
        {commitment.sites.map((code) => directory.siteName(code)).join(t('listSeparator'))} ·{' '}
        {t('commitment.time', {
          from: formatInstant(commitment.fromAt, zone),
          until: formatInstant(commitment.expiresAt, zone),
        })}
      </Text>
      <Text size="sm" c="gray.7">
        {t('commitment.conditions')}: <bdi>{commitment.conditions}</bdi> ·{' '}
        <Anchor href={`/api/documents/${commitment.documentSha256}`} target="_blank" rel="noreferrer">
          {t('order.open')}
        </Anchor>{' '}
        · {t('order.proposedBy')} {pickName(commitment.proposedBy.name)}
        {commitment.signedBy !== null && ` · ${t('commitment.signedBy', { by: pickName(commitment.signedBy.name) })}`}
        {commitment.withdrawal !== null && (
          <>
            {' · '}
            <bdi>{commitment.withdrawal}</bdi>
          </>
        )}
      </Text>
      {acts && commitment.mayAct && (
        <Group gap="xs" mt={4} className="amana-no-print">
          {commitment.maySign && (
            <CommandButton<SignCommitmentInput>
              command="transfers/sign-commitment"
              input={{ commitmentId: commitment.commitmentId }}
              label={t('commitment.sign')}
              explain={t('commitment.signExplain')}
            />
          )}
          <FormDialog<WithdrawCommitmentInput>
            command="transfers/withdraw-commitment"
            label={t('commitment.withdraw')}
            explain={t('commitment.withdrawExplain')}
            zone={zone}
            fields={[{ key: 'reason', label: t('commitment.reason'), kind: 'long', required: true, shortest: 3 }]}
            build={(values) => ({ commitmentId: commitment.commitmentId, reason: values.reason ?? '' })}
            grave
          />
        </Group>
      )}
    </>
  );
}
