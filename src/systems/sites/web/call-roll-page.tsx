import { Button, Group, NativeSelect, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useLastMe } from '../../../app/api/use-me.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { readDigits } from '../../../app/format/read-digits.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { InstantField } from '../../../app/kit/instant-field.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { NotForRole } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import type { ProposeRollCallInput } from '../control/views.ts';
import { CountedField } from './counted-field.tsx';
import { RollPicker } from './roll-picker.tsx';

/** Calls the roll of a site that changes hands: who is there, who is there and not on the register, and how many were counted (I28, D4). */
export function CallRollPage() {
  const { t } = useTranslation('sites');
  const { code = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const directory = useDirectory();
  const me = useLastMe();
  const authorities = me?.register.authorities ?? [];
  const command = useCommand<ProposeRollCallInput, { rollCallId: string }>('sites/propose-roll-call');
  const [giving, setGiving] = useState('');
  const [taking, setTaking] = useState('');
  const [calledAt, setCalledAt] = useState<number>();
  const [typed, setTyped] = useState('');
  const [strangers, setStrangers] = useState('');
  const [present, setPresent] = useState<ReadonlySet<number>>(new Set());
  const counted = readDigits(typed);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (calledAt === undefined || counted === undefined || !giving || !taking) return;
    const done = await command.send({
      site: code,
      giving,
      taking,
      calledAt,
      counted,
      present: [...present],
      strangers: strangers
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    });
    const rollCallId = done?.result?.rollCallId;
    if (rollCallId) await navigate({ to: '/sites/$code/roll-calls/$rollCallId', params: { code, rollCallId } });
  }

  if (me && !me.abilities.includes('sites/propose-roll-call')) return <NotForRole />;
  const options = [
    { value: '', label: t('shell:action.choose') },
    ...authorities.map((authority) => ({ value: authority.code, label: pickText(authority.name) })),
  ];
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack>
        <PageTitle title={t('roll.call')} sub={`${directory.siteName(code)} · ${t('roll.callHelp')}`}>
          <LinkButton to="/sites/$code" params={{ code }} variant="default" size="md">
            {t('roll.backToSite')}
          </LinkButton>
        </PageTitle>
        <Paper withBorder p="md">
          <Group align="flex-start">
            <NativeSelect
              size="md"
              label={t('roll.giving')}
              required
              value={giving}
              onChange={(event) => setGiving(event.currentTarget.value)}
              data={options}
            />
            <NativeSelect
              size="md"
              label={t('roll.taking')}
              required
              value={taking}
              onChange={(event) => setTaking(event.currentTarget.value)}
              data={options}
            />
            <InstantField
              label={t('roll.calledAt')}
              zone={directory.zoneOf(code)}
              value={calledAt}
              onChange={setCalledAt}
            />
            <CountedField typed={typed} onType={setTyped} />
          </Group>
        </Paper>
        <Paper withBorder p="md">
          <Title order={2} size="h4" mb="xs">
            {t('roll.present')}
          </Title>
          <Text size="sm" mb="xs">
            {t('roll.presentHelp')}
          </Text>
          <RollPicker
            site={code}
            marked={present}
            onChange={setPresent}
            count={(count) => t('roll.marked', { count })}
          />
        </Paper>
        <Textarea
          size="md"
          label={t('roll.strangers')}
          description={t('roll.strangersHelp')}
          autosize
          minRows={2}
          value={strangers}
          onChange={(event) => setStrangers(event.currentTarget.value)}
        />
        <CommandNotice command={command} />
        <Group>
          <Button type="submit" size="lg" loading={command.busy}>
            {t('roll.propose')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
