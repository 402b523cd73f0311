import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { Codes } from '../../../app/kit/codes.tsx';
import { CommandButton } from '../../../app/kit/command-button.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { RecordOrderButton } from '../../register/web/record-order-button.tsx';
import type { ManifestInput, SealManifestInput } from '../command-views.ts';
import type { ManifestOverview } from '../views.ts';
import { AddLinesButton } from './add-lines-button.tsx';
import { CancelConvoyButton, PutInPhaseButton, VoidSealButton } from './convoy-buttons.tsx';
import { isTurnedAway, LetInButton } from './let-in-button.tsx';
import { ProposeOrderButton } from './propose-order-button.tsx';
import { StrikeOffDue } from './strike-off-button.tsx';
import { RedirectButton, RefuseEntryButton, ReturnButton } from './turn-buttons.tsx';

/** The sheet of a command, which is also the name of the gate that it opens, where it opens one. */
const SHEETS: Record<string, string> = {
  'care/record-fitness': 'fitness',
  'safeguards/give-notice': 'notice',
  'safeguards/record-interview': 'interview',
  'transfers/accept-lines': 'acceptance',
  'transfers/record-boarding': 'boarding',
  'transfers/record-admission': 'admission',
};

/** Whether a sheet has been answered for everybody: it can be answered anew, and nobody waits for it. */
const isAnswered = (sheet: string, { lines, gatesDone }: ManifestOverview['counts']): boolean =>
  lines > 0 && Object.entries(gatesDone).some(([gate, done]) => gate === sheet && done >= lines);

/** The control that does one command on a manifest: a page, a sheet, or a confirmed press. Nothing for other commands. */
export function ActionControl({
  command,
  answer,
  primary = false,
}: {
  command: string;
  answer: ManifestOverview;
  primary?: boolean;
}) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const { manifest, counts } = answer;
  const style = { size: 'md', variant: primary ? 'filled' : 'default' } as const;
  const manifestNo = String(manifest.manifestNo);
  const sheet = SHEETS[command];
  const label = t(`command.${command.replace('/', '-')}`, { defaultValue: command });
  if (sheet) {
    const link = { to: '/manifests/$manifestNo/sheets/$sheet', params: { manifestNo, sheet } } as const;
    // without a line, or before anybody is offered, there is nobody whom a sheet could be about
    if (!primary && counts.lines === 0) return null;
    return !primary && isAnswered(sheet, counts) ? (
      <LinkButton {...style} {...link} variant="subtle">
        {label} · {t('sheet.answered')}
      </LinkButton>
    ) : (
      <LinkButton {...style} {...link}>
        {label}
      </LinkButton>
    );
  }
  const only: ManifestInput = { manifestNo: manifest.manifestNo };
  switch (command) {
    case 'register/record-order': {
      const without = answer.due.order;
      return without.length > 0 ? (
        <RecordOrderButton
          {...style}
          persons={without.map(({ personNo }) => personNo)}
          zone={directory.zoneOf(manifest.from)}
          about={
            <>
              {t('explain.recordOrder', { count: without.length })}{' '}
              <Codes codes={without.map(({ registerNumber }) => registerNumber)} />
            </>
          }
        />
      ) : null;
    }
    case 'transfers/add-lines':
      return <AddLinesButton {...style} manifest={manifest} label={label} />;
    case 'transfers/propose-order':
      return (
        <ProposeOrderButton
          manifestNo={manifest.manifestNo}
          label={manifest.order?.state === 'proposed' ? t('order.replace') : label}
          {...style}
        />
      );
    case 'transfers/approve-order':
      return (
        <CommandButton {...style} command={command} input={only} label={label} explain={t('explain.approveOrder')} />
      );
    case 'transfers/assign-compartments':
      return (
        <LinkButton {...style} to="/manifests/$manifestNo/compartments" params={{ manifestNo }}>
          {label}
        </LinkButton>
      );
    case 'transfers/propose-seal':
      return (
        <CommandButton
          {...style}
          command={command}
          input={only}
          label={label}
          explain={t('explain.proposeSeal', { count: counts.lines })}
        />
      );
    case 'transfers/seal-manifest':
      return manifest.seal ? (
        <CommandButton<SealManifestInput>
          {...style}
          command={command}
          input={{ manifestNo: manifest.manifestNo, sealHash: manifest.seal.hash }}
          label={label}
          explain={
            <>
              {t('explain.seal', { count: counts.lines })}{' '}
              <bdi className="amana-code">{manifest.seal.hash.slice(0, 16)}…</bdi>
            </>
          }
        />
      ) : null;
    case 'transfers/strike-off': {
      const due = answer.due.strikeOff;
      return due.length > 0 ? <StrikeOffDue manifestNo={manifest.manifestNo} persons={due} /> : null;
    }
    case 'transfers/void-seal':
      return <VoidSealButton manifest={manifest} label={label} />;
    case 'transfers/cancel-convoy':
      return <CancelConvoyButton manifest={manifest} label={label} />;
    case 'transfers/redirect-convoy':
      return <RedirectButton manifest={manifest} label={label} />;
    case 'transfers/order-return':
      return <ReturnButton manifest={manifest} label={label} />;
    case 'transfers/refuse-entry':
      return <RefuseEntryButton manifest={manifest} label={label} />;
    case 'transfers/grant-entry':
      return isTurnedAway(answer) ? <LetInButton answer={answer} /> : null;
    case 'transfers/put-in-phase':
      return <PutInPhaseButton manifest={manifest} label={label} />;
    case 'transfers/offer-handover':
    case 'transfers/complete-handover': {
      const next = manifest.handovers.find((handover) => handover.state !== 'done');
      return next ? (
        <LinkButton
          {...style}
          to="/manifests/$manifestNo/hand-over/$ordinal"
          params={{ manifestNo, ordinal: String(next.ordinal) }}
        >
          {label}
        </LinkButton>
      ) : null;
    }
    case 'transfers/answer-escort-section':
      return (
        <LinkButton {...style} to="/manifests/$manifestNo/escort" params={{ manifestNo }}>
          {label}
        </LinkButton>
      );
    case 'transfers/record-movement':
    case 'transfers/record-count':
      return (
        <LinkButton {...style} to="/manifests/$manifestNo/movement" params={{ manifestNo }}>
          {label}
        </LinkButton>
      );
    case 'safeguards/decide-fear':
      return (
        <LinkButton {...style} to="/fears">
          {label}
        </LinkButton>
      );
    case 'transfers/close-movement':
      return <CommandButton {...style} command={command} input={only} label={label} explain={t('explain.close')} />;
    default:
      return null;
  }
}
