import { Alert, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { CommandButton } from '../../../app/kit/command-button.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { AcknowledgeListInput, RecordListSentInput, SentListView } from '../ahead/views.ts';
import { listForms, listMeans } from '../ahead/words.ts';
import type { ManifestOverview } from '../views.ts';

const BOTH = 'both';

/** What was sent ahead to the receiving authority, whether it still says who comes, and what is owed. Nothing before there is a sealed manifest. */
export function SentLists({ answer }: { answer: ManifestOverview }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const { sentLists, listOwed, manifest } = answer;
  const { seal } = manifest;
  // also while no seal stands: what was sent under one that is void now is recorded late
  const mayRecord =
    answer.abilities.includes('transfers/record-list-sent') &&
    seal !== null &&
    (seal.sealedAt !== null || seal.sealNo > 1);
  if (sentLists.length === 0 && listOwed === 'nothing' && !mayRecord) return null;
  const zone = directory.zoneOf(manifest.from);
  return (
    <Paper withBorder p="md" component="section">
      <Group justify="space-between" align="baseline">
        <Title order={2} size="h4">
          {t('ahead.title')}
        </Title>
        {mayRecord && (
          <FormDialog<RecordListSentInput>
            command="transfers/record-list-sent"
            label={t('ahead.record')}
            explain={t('ahead.explain')}
            zone={zone}
            fields={[
              {
                key: 'means',
                label: t('ahead.how'),
                kind: 'select',
                required: true,
                options: listMeans.map((value) => ({ value, label: t(`ahead.means.${value}`) })),
              },
              {
                key: 'forms',
                label: t('ahead.form'),
                kind: 'select',
                required: true,
                options: [BOTH, ...listForms].map((value) => ({ value, label: t(`ahead.forms.${value}`) })),
              },
              { key: 'sentAt', label: t('ahead.at'), kind: 'instant', required: true },
              {
                key: 'toSite',
                label: t('ahead.where'),
                kind: 'select',
                required: false,
                options: directory.sites.map(({ code }) => ({ value: code, label: directory.siteName(code) })),
              },
            ]}
            build={(values) => ({
              manifestNo: manifest.manifestNo,
              means: listMeans.find((one) => one === values.means) ?? 'courier',
              forms: listForms.filter((form) => values.forms === BOTH || values.forms === form),
              sentAt: Number(values.sentAt),
              ...(values.toSite ? { toSite: String(values.toSite) } : {}),
            })}
          />
        )}
      </Group>
      <Stack gap="xs" mt="xs">
        {listOwed !== 'nothing' && (
          <Alert color="orange" p="xs">
            {t(`ahead.owed.${listOwed}`, { authority: directory.authorityName(manifest.authorities.destination.code) })}
          </Alert>
        )}
        {sentLists.map((list) => (
          <SentList key={list.sendingId} list={list} zone={zone} />
        ))}
      </Stack>
    </Paper>
  );
}

function SentList({ list, zone }: { list: SentListView; zone: string }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  return (
    <div>
      <Text size="sm">
        {t('ahead.sent', {
          version: list.sealNo,
          site: directory.siteName(list.toSite),
          authority: directory.authorityName(list.toAuthority),
          at: formatInstant(list.sentAt, zone),
        })}{' '}
        · {t(`ahead.means.${list.means}`)} ·{' '}
        {list.forms.map((form) => t(`ahead.forms.${form}`)).join(t('listSeparator'))} · {pickName(list.sentBy.name)} ·{' '}
        <bdi className="amana-code">{list.manifestHash.slice(0, 16)}…</bdi>
      </Text>
      <Text size="sm" c="gray.7">
        {list.acknowledgedBy === null || list.acknowledgedAt === null
          ? t('ahead.notAcknowledged')
          : t('ahead.acknowledged', {
              by: pickName(list.acknowledgedBy.name),
              at: formatInstant(list.acknowledgedAt, zone),
            })}
        {list.stale !== 'none' && <b> · {t(`ahead.stale.${list.stale}`)}</b>}
      </Text>
      {list.mayAcknowledge && (
        <CommandButton<AcknowledgeListInput>
          command="transfers/acknowledge-list"
          input={{ sendingId: list.sendingId }}
          label={t('ahead.acknowledge')}
          explain={t('ahead.acknowledgeExplain')}
        />
      )}
    </div>
  );
}
