import { Alert, Anchor, Paper, Stack, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { registerNow, useMe } from '../../../app/api/use-me.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName, pickText } from '../../../app/format/pick-text.ts';
import { CommandButton } from '../../../app/kit/command-button.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import { NotFoundPage } from '../../../app/shell/not-found-page.tsx';
import { mergeDeadline } from '../../../core/ledger/merge-deadline.ts';
import { ConvoyProperty } from '../../register/web/convoy-property.tsx';
import type { WithdrawOfferInput } from '../command-views.ts';
import type { HandoverView, ManifestAnswer } from '../views.ts';
import { CompleteHandover } from './complete-handover.tsx';
import { DifferencePanel } from './difference-panel.tsx';
import { EscortReadiness } from './escort-readiness.tsx';
import { noticeTooYoung } from './notice-too-young.ts';
import { OfferHandover } from './offer-handover.tsx';
import { sidesOf } from './sides-of-handover.ts';
import { useManifest } from './use-manifest.ts';

/** One passing, of custody between two authorities or of the place within one: two officers count, record differences person by person, and sign. */
export function HandoverPage() {
  const { t } = useTranslation('transfers');
  const { ordinal } = useParams({ strict: false });
  const directory = useDirectory();
  const answer = useManifest({ refreshEvery: 5_000 });
  if (answer.error && !answer.data) return <PageProblem error={answer.error} />;
  if (!answer.data) return <Waiting />;
  const { manifest } = answer.data;
  const handover = manifest.handovers.find((candidate) => String(candidate.ordinal) === ordinal);
  if (!handover) return <NotFoundPage />;
  const sides = sidesOf(handover, directory);
  return (
    <Stack maw={900}>
      <PageTitle
        title={t('handover.title', { ordinal: handover.ordinal })}
        sub={
          <>
            <bdi className="amana-code">{manifest.code}</bdi> · {sides.from}{' '}
            <span aria-hidden>{document.documentElement.dir === 'ltr' ? '→' : '←'}</span> {sides.to} ·{' '}
            {directory.siteName(handover.place)}
            {manifest.within && (
              <>
                <br />
                <b>{pickText(manifest.within)}</b>
              </>
            )}
          </>
        }
      >
        <LinkButton
          to="/manifests/$manifestNo"
          params={{ manifestNo: String(manifest.manifestNo) }}
          variant="default"
          size="md"
        >
          {t('sheet.backToManifest')}
        </LinkButton>
      </PageTitle>
      {handover.state !== 'done' && (
        <EscortReadiness
          records={answer.data.escortRecords}
          manifestNo={manifest.manifestNo}
          zone={directory.zoneOf(handover.place)}
        />
      )}
      {handover.ordinal === 1 && handover.state !== 'done' && (
        <NoticeTooYoung answer={answer.data} zone={directory.zoneOf(handover.place)} />
      )}
      <HandoverBody answer={answer.data} handover={handover} />
      <ConvoyProperty manifestNo={manifest.manifestNo} zone={directory.zoneOf(handover.place)} />
    </Stack>
  );
}

function NoticeTooYoung({ answer, zone }: { answer: ManifestAnswer; zone: string }) {
  const { t } = useTranslation('transfers');
  const now = registerNow(useMe().data);
  const young = now === undefined ? undefined : noticeTooYoung(answer, now);
  if (young === undefined) return null;
  return (
    <Alert color="orange" role="status">
      {t('handover.noticeTooYoung', {
        count: young.count,
        hours: t('emergencyGround.ofHours', { count: young.hours }),
        at: formatInstant(young.until, zone),
      })}
    </Alert>
  );
}

function HandoverBody({ answer, handover }: { answer: ManifestAnswer; handover: HandoverView }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const zone = directory.zoneOf(handover.place);
  const may = (command: string) => answer.abilities.includes(command);
  const differences = may('transfers/record-difference') && (
    <DifferencePanel answer={answer} ordinal={handover.ordinal} zone={zone} />
  );
  if (handover.state === 'done')
    return (
      <Alert color="teal" role="status" title={t('handover.doneTitle')}>
        <Text size="sm">
          {handover.instantAt !== undefined && `${formatInstant(handover.instantAt, zone)} · `}
          {handover.count !== undefined && t('shell:people', { count: handover.count })}
        </Text>
        {handover.instantAt !== undefined && (
          <Text size="sm">{t('handover.inLogBy', { at: formatInstant(mergeDeadline(handover.instantAt), zone) })}</Text>
        )}
        {handover.receiptId && (
          <Anchor
            href={`/api/transfers/receipt.pdf?handover=${handover.receiptId}`}
            fw={600}
            target="_blank"
            rel="noreferrer"
          >
            {t('handover.download')}
          </Anchor>
        )}
      </Alert>
    );
  if (handover.state === 'offered' && handover.offer) {
    const { offer } = handover;
    return (
      <>
        <Paper withBorder p="md">
          <Title order={2} size="h4">
            {t('handover.offered')}
          </Title>
          <Text size="sm">
            {t('handover.offeredBy', { name: pickName(offer.by.name), at: formatInstant(offer.offeredAt, zone) })}
          </Text>
          <Text size="sm">{t('handover.expires', { at: formatInstant(offer.expiresAt, zone) })}</Text>
          {may('transfers/withdraw-offer') && (
            <CommandButton<WithdrawOfferInput>
              command="transfers/withdraw-offer"
              input={{ offerId: offer.offerId }}
              label={t('handover.withdraw')}
              explain={t('handover.withdrawExplain')}
              variant="default"
              size="md"
            />
          )}
        </Paper>
        {may('transfers/complete-handover') ? (
          <CompleteHandover handover={handover} offer={offer} />
        ) : (
          <Text c="gray.7">{t('handover.waitTaking', { authority: sidesOf(handover, directory).to })}</Text>
        )}
        {differences}
      </>
    );
  }
  return (
    <>
      {may('transfers/offer-handover') ? (
        <OfferHandover answer={answer} handover={handover} />
      ) : (
        <Alert color="gray" role="status">
          {answer.manifest.seal?.state === 'sealed'
            ? t('handover.waitGiving', { authority: sidesOf(handover, directory).from })
            : t('handover.waitSeal')}
        </Alert>
      )}
      {differences}
    </>
  );
}
