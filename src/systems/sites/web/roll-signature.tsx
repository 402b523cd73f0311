import { Button, Paper, Stack, Text } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { readDigits } from '../../../app/format/read-digits.ts';
import { fromBase64url } from '../../../app/keys/base64url.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { SignatureDialog, type SignedRow } from '../../../app/kit/signature-dialog.tsx';
import { StillMissing } from '../../../app/kit/still-missing.tsx';
import { ROLL_CALL_PAYLOAD_TYPE } from '../../../core/ledger/dsse.ts';
import { decodeRollCallPayload, type RollCallPayload } from '../control/roll-call-payload.ts';
import type { RollCallAnswer, SignRollCallAsCallerInput, SignRollCallInput } from '../control/views.ts';
import { CountedField } from './counted-field.tsx';

const COMPARED = ['site', 'giving', 'taking', 'calledAt', 'counted', 'onRoll', 'present'] as const;

/** Whether the bytes say what the page says, and what the officer counted. */
const agrees = (payload: RollCallPayload, call: RollCallAnswer, counted: number, synthetic: boolean): boolean =>
  COMPARED.every((field) => payload[field] === call[field]) &&
  payload.counted === counted &&
  payload.synthetic === synthetic;

/**
 * The signature of one side under a closing roll-call with the key of this device: first the officer who called the roll, then one of the other authority, who
 * types the own count. The browser reads the bytes itself and shows what they say (I28).
 */
export function RollSignature({ call, first }: { call: RollCallAnswer; first: boolean }) {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  const synthetic = useMe().data?.register.synthetic ?? false;
  const asCaller = useCommand<SignRollCallAsCallerInput>('sites/sign-roll-call-as-caller');
  const asOther = useCommand<SignRollCallInput>('sites/sign-roll-call');
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [tried, setTried] = useState(false);
  const counted = first ? call.counted : readDigits(typed);
  const base64url = call.payload ?? '';
  const bytes = fromBase64url(base64url);
  const payload = decodeRollCallPayload(bytes);

  async function sign(keyId: string, signature: string): Promise<void> {
    const { rollCallId, rollHash } = call;
    if (first) await asCaller.send({ rollCallId, payload: base64url, keyId, signature });
    else if (counted !== undefined) await asOther.send({ rollCallId, rollHash, counted, keyId, signature });
    setOpen(false);
  }

  const rows: SignedRow[] =
    payload === undefined
      ? []
      : [
          [t('roll.signed.site'), directory.siteName(payload.site)],
          [t('roll.giving'), directory.authorityName(payload.giving)],
          [t('roll.taking'), directory.authorityName(payload.taking)],
          [t('roll.calledAt'), formatInstant(payload.calledAt, directory.zoneOf(payload.site))],
          [
            t('roll.counted'),
            <b key="counted" style={{ fontSize: 20 }}>
              {formatNumber(payload.counted)}
            </b>,
          ],
          [t('roll.onOld'), formatNumber(payload.onRoll)],
          [t('roll.onNew'), formatNumber(payload.present)],
          [t('roll.missing'), formatNumber(payload.missing)],
          [t('roll.unknown'), formatNumber(payload.unknown)],
          [
            t('roll.signed.root'),
            <bdi key="root" className="amana-code">
              {payload.rollRoot.slice(0, 16)}…
            </bdi>,
          ],
          [t('shell:signature.kind'), payload.synthetic ? t('shell:synthetic') : t('shell:signature.real')],
        ];
  const right = payload !== undefined && counted !== undefined && agrees(payload, call, counted, synthetic);
  return (
    <Paper withBorder p="md">
      <Stack gap="sm" align="flex-start">
        <Text>{first ? t('roll.signed.callerExplain') : t('roll.signExplain')}</Text>
        {!first && <CountedField typed={typed} onType={setTyped} />}
        <Button
          size="lg"
          leftSection={<IconSignature size={20} aria-hidden />}
          onClick={() => {
            setTried(true);
            setOpen(counted !== undefined);
          }}
        >
          {t('roll.sign')}
        </Button>
        <StillMissing labels={tried && counted === undefined ? [t('roll.counted')] : []} />
        <CommandNotice command={first ? asCaller : asOther} />
        {open && (
          <SignatureDialog
            rows={rows}
            bytes={bytes}
            type={ROLL_CALL_PAYLOAD_TYPE}
            objections={right ? [] : [t('roll.signed.objection')]}
            label={t('roll.signed.withKey')}
            confirm={t('roll.signed.confirm')}
            onSigned={sign}
            onClose={() => setOpen(false)}
          />
        )}
      </Stack>
    </Paper>
  );
}
