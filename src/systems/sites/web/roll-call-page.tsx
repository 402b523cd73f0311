import { Button, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { Figure } from '../../../app/kit/figure.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { PrintButton } from '../../../app/kit/print-button.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import type { RollCallAnswer } from '../control/views.ts';
import { RollRows } from './roll-rows.tsx';
import { RollSignature } from './roll-signature.tsx';
import { RollSignatures } from './roll-signatures.tsx';

/** A closing roll-call: both rolls, the second signature, and each difference until it is explained (D4, I28). */
export function RollCallPage() {
  const { t } = useTranslation('sites');
  const { code = '', rollCallId } = useParams({ strict: false });
  const directory = useDirectory();
  const answer = useAnswer<RollCallAnswer>('sites/roll-call', { rollCallId });
  if (answer.error) return <PageProblem error={answer.error} />;
  if (!answer.data) return <Waiting />;
  const call = answer.data;
  const zone = directory.zoneOf(call.site);
  // whoever has still to sign sees the names afterwards (docs/decisions/0018-a-site-changes-hands.md)
  const mustSign = call.abilities.includes('sites/sign-roll-call');
  const signsFirst = call.abilities.includes('sites/sign-roll-call-as-caller');
  return (
    <Stack>
      <PageTitle
        title={t('roll.title', { site: directory.siteName(call.site) })}
        sub={t('roll.between', {
          giving: directory.authorityName(call.giving),
          taking: directory.authorityName(call.taking),
          at: formatInstant(call.calledAt, zone),
        })}
      >
        <LinkButton to="/sites/$code" params={{ code }} variant="default" size="md">
          {t('roll.backToSite')}
        </LinkButton>
        <PrintButton large />
        <Button
          component="a"
          href={`/api/sites/roll-call-paper?rollCallId=${call.rollCallId}`}
          target="_blank"
          rel="noreferrer"
          variant="default"
          size="md"
          leftSection={<IconFileTypePdf size={18} aria-hidden />}
        >
          {t('roll.pdf')}
        </Button>
      </PageTitle>
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <Figure value={call.onRoll} label={t('roll.onOld')} />
        <Figure value={call.counted} label={t('roll.countedThere')} />
        {!mustSign && <Figure value={call.onOldOnly} label={t('roll.missing')} />}
        {!mustSign && <Figure value={call.onNewOnly} label={t('roll.unknown')} />}
      </SimpleGrid>
      {call.counted !== call.present && (
        <Text c="red.9" fw={600}>
          {t('roll.countDiffers', { counted: call.counted, named: call.present })}
        </Text>
      )}
      <RollSignatures call={call} zone={zone} />
      {mustSign && <Text c="gray.7">{t('roll.namesAfter')}</Text>}
      {(mustSign || signsFirst) && <RollSignature call={call} first={signsFirst} />}
      {call.signedAt === null && !call.withKeys && <Text c="red.9">{t('roll.signed.callAgain')}</Text>}
      <Title order={2} size="h4">
        {t('roll.differences', { open: call.open })}
      </Title>
      <RollRows call={call} state="differences" zone={zone} empty={t('roll.noDifferences')} />
      <Title order={2} size="h4">
        {t('roll.both')}
      </Title>
      <RollRows call={call} state="both" zone={zone} empty={t('roll.nobodyOnBoth')} />
    </Stack>
  );
}
