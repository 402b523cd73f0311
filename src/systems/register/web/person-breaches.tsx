import { Alert, Badge, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { markFirstField } from '../../../app/kit/mark-first-field.ts';
import { mayCure } from '../breach-cure.ts';
import type { CureBreachInput } from '../command-views.ts';
import type { BreachView } from '../views.ts';

/** Breaches with rule, source, answerable authority and age; an open one can be cured, with an account of how, by whoever may. */
export function PersonBreaches({
  breaches,
  custodian,
  zone,
  abilities,
}: {
  breaches: BreachView[];
  custodian: string | null;
  zone: string;
  abilities: string[];
}) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const officer = useMe().data?.officer;
  const curer = {
    authority: officer?.authority.code ?? null,
    isJudiciaryClerk: officer?.roles.some(({ role }) => role === 'judiciary_clerk') ?? false,
  };
  const mayEnd = (breach: BreachView) =>
    breach.curedAt === null && abilities.includes('register/cure-breach') && mayCure(breach, custodian, curer);
  const open = breaches.filter((breach) => breach.curedAt === null);
  return (
    <Alert color={open.length > 0 ? 'red' : 'gray'} variant="light" title={t('breaches.title')}>
      <Stack gap="sm">
        {breaches.map((breach) => (
          <Group key={breach.breachId} justify="space-between" align="flex-start" wrap="nowrap">
            <div>
              <Text size="sm" fw={600}>
                {pickText(breach.text)}{' '}
                <Badge
                  component="span"
                  color={breach.curedAt === null ? 'red.2' : 'gray.3'}
                  c="dark.9"
                  variant="filled"
                  tt="none"
                >
                  {breach.curedAt === null ? t('breaches.open') : t('breaches.cured')}
                </Badge>
              </Text>
              <Text size="xs" c="gray.8">
                <bdi className="amana-code">{breach.rule}</bdi> · <bdi>{breach.source}</bdi> ·{' '}
                {directory.authorityName(breach.authority)}
              </Text>
              <Text size="xs" c="gray.8">
                {breach.orderEndedAt !== undefined &&
                  `${t('breaches.orderEnded', { at: formatInstant(breach.orderEndedAt, zone) })} · `}
                {t('breaches.since', { at: formatInstant(breach.openedAt, zone) })}
                {breach.curedAt !== null && ` · ${t('breaches.until', { at: formatInstant(breach.curedAt, zone) })}`}
              </Text>
            </div>
            {mayEnd(breach) && <CureBreach breachId={breach.breachId} />}
          </Group>
        ))}
      </Stack>
    </Alert>
  );
}

function CureBreach({ breachId }: { breachId: string }) {
  const { t } = useTranslation('register');
  const command = useCommand<CureBreachInput>('register/cure-breach');
  const [open, setOpen] = useState(false);
  const [how, setHow] = useState('');

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (await command.send({ breachId, how })) setOpen(false);
  }

  return (
    <>
      <Button
        size="compact-md"
        variant="default"
        onClick={() => setOpen(true)}
        className="amana-no-print"
        style={{ flexShrink: 0 }}
      >
        {t('breaches.cure')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('breaches.cure')}
        closeButtonProps={{ 'aria-label': t('shell:action.close') }}
      >
        <form ref={markFirstField} onSubmit={(event) => void submit(event)}>
          <Stack>
            <Textarea
              label={t('breaches.how')}
              required
              minLength={3}
              autosize
              minRows={2}
              value={how}
              onChange={(event) => setHow(event.currentTarget.value)}
            />
            <CommandNotice command={command} />
            <Button type="submit" size="md" loading={command.busy}>
              {t('breaches.cure')}
            </Button>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
